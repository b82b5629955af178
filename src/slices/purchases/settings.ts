import type { Tx } from '../../platform/db/index.ts';
import { readKeepRules, writeKeepRules } from '../archive/index.ts';
import type { PurchaseSettings } from './contract-settings.ts';
import { readNumberRanges, writeNumberRanges } from './store-number.ts';

/** How documents are numbered, and how long the law says to keep them. */
export const readSettings = async (tx: Tx): Promise<PurchaseSettings> => ({
  numberRanges: await readNumberRanges(tx),
  keepRules: await readKeepRules(tx),
});

export async function writeSettings(tx: Tx, { numberRanges, keepRules }: PurchaseSettings): Promise<void> {
  await writeNumberRanges(tx, numberRanges);
  await writeKeepRules(tx, keepRules);
}
