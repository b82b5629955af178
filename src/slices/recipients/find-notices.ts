import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import type { noticePage, noticeQuery } from './contract.ts';
import { presentNotice } from './present.ts';
import { listNotices } from './store-notice.ts';

const ORDER = 'notices';

/** One page of notices, newest first. @throws AppError invalid-input */
export async function findNotices(
  tx: Tx,
  { state, limit, cursor }: z.output<typeof noticeQuery>,
): Promise<z.input<typeof noticePage>> {
  const after = readCursor(cursor, ORDER, /^\d{1,17}$/);
  const rows = await listNotices(tx, state, { limit, after });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(presentNotice),
    next: last ? writeCursor(ORDER, { key: last.sort_key, id: last.notice_id }) : null,
  };
}
