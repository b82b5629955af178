import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import type { TaskQuery, taskPage } from './contract.ts';
import { presentTask } from './present.ts';
import { listTasks } from './store-list.ts';

/** Whose tasks "mine" are: the user's, also where a key acts for them. */
export const userOf = (tx: Tx): string => tx.work.actor.userId ?? tx.work.actor.id;

/** One page of tasks. @throws AppError invalid-input */
export async function findTasks(tx: Tx, query: TaskQuery): Promise<z.input<typeof taskPage>> {
  const { limit, cursor, mine, ...filter } = query;
  const after = readCursor(
    cursor,
    filter.state,
    filter.state === 'done' ? /^-?\d{1,17}$/ : /^(-?\d{1,17})?$/,
  );
  const rows = await listTasks(tx, mine ? { ...filter, ownerId: userOf(tx) } : filter, { limit, after });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(presentTask),
    next: last ? writeCursor(filter.state, { key: last.sort_key, id: last.task_id }) : null,
  };
}
