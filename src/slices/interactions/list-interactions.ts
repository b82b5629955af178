import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import type { InteractionQuery, interactionPage } from './contract.ts';
import { presentInteraction } from './present-interaction.ts';
import { listInteractions } from './store.ts';

const NEWEST = '-occurred';
const MICROSECONDS = /^-?\d{1,17}$/;

/** One page of a timeline, newest first. @throws AppError invalid-input at `query.cursor` */
export async function findInteractions(
  tx: Tx,
  { limit, cursor, ...filter }: InteractionQuery,
): Promise<z.input<typeof interactionPage>> {
  const after = readCursor(cursor, NEWEST, MICROSECONDS);
  const rows = await listInteractions(tx, filter, { limit, after });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(presentInteraction),
    next: last ? writeCursor(NEWEST, { key: last.sort_key, id: last.interaction_id }) : null,
  };
}
