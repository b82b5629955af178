import type { z } from 'zod';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { footing } from './contract.ts';
import { presentFooting } from './present.ts';
import { readFooting } from './read.ts';

/** What carries a contact, ended and withdrawn grounds included, as the route answers it. Throws `not-found`. */
export const footingOf = async (
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  language: 'de' | 'en',
): Promise<z.input<typeof footing>> =>
  presentFooting(tx, await readFooting(ctx, tx, contactId, language), language);
