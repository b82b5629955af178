import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { readOwnFilter } from '../fields/index.ts';
import type { TicketQuery, ticketPage } from './contract.ts';
import { presentTicketRow } from './present-ticket.ts';
import { listTickets, type TicketFilter } from './store-list.ts';

/** Shape of the sort key in a cursor: a time is microseconds, a priority its rank, an id stands for itself. */
const KEY_SHAPES = { due: /^-?\d{1,17}$/, changed: /^-?\d{1,17}$/, created: /^$/, priority: /^\d$/ };
/** `1042`, or as people quote it: `#1042`. */
const NUMBER = /^#?(\d{1,15})$/;

/** One page of service cases. @throws AppError invalid-input */
export async function findTickets(tx: Tx, query: TicketQuery): Promise<z.input<typeof ticketPage>> {
  const { limit, cursor, sort, own, ...filters } = query;
  const after = readCursor(cursor, sort, KEY_SHAPES[sort.replace('-', '') as keyof typeof KEY_SHAPES]);
  const filter = { ...filterOf(tx, filters), own: await readOwnFilter(tx, 'ticket', own) };
  const rows = await listTickets(tx, filter, { sort, limit, after });
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return {
    items: items.map(presentTicketRow),
    next: last ? writeCursor(sort, { key: last.sort_key, id: last.ticket_id }) : null,
  };
}

function filterOf(
  tx: Tx,
  { mine, q, ownerId, ...filters }: Omit<TicketQuery, 'limit' | 'cursor' | 'sort' | 'own'>,
): TicketFilter {
  const { actor } = tx.work;
  const me = actor.kind === 'user' ? actor.id : actor.userId;
  if (mine && !me) throw new AppError('not-allowed');
  const number = q ? NUMBER.exec(q)?.[1] : undefined;
  return {
    ...filters,
    ownerId: mine ? me : ownerId,
    ...(number ? { number: Number(number) } : { words: q || undefined }),
  };
}
