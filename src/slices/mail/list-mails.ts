import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import type { mailPage, mailQuery } from './contract.ts';
import { presentMail } from './present.ts';
import { listMails } from './store-outbox.ts';

/** The id alone says the place. */
const SORT = 'newest';

/** One page of the outbox, newest first. */
export async function pageOfMails(
  tx: Tx,
  { state, cursor, limit }: z.output<typeof mailQuery>,
): Promise<z.input<typeof mailPage>> {
  const place = readCursor(cursor, SORT, /^$/);
  const rows = await listMails(tx, { state, before: place?.id, limit: limit + 1 });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(presentMail),
    next: last ? writeCursor(SORT, { key: '', id: last.message_id }) : null,
  };
}
