import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { findPerson } from '../retention/index.ts';
import type { RequestKind, requestCounts, requestPage, requestQuery, rightsRequest } from './contract.ts';
import { today } from './firm-day.ts';
import { addDays } from './holidays.ts';
import { countPending, listRequests, type RequestRow } from './store.ts';

const SORT = 'due';

/** One page of requests, earliest due first; of one person where `contactId` names one. Throws `not-found` for that. */
export async function pageOfRequests(
  ctx: Ctx,
  tx: Tx,
  query: Omit<z.output<typeof requestQuery>, 'kind'> & { kind?: RequestKind | undefined },
  contactId?: string,
): Promise<z.input<typeof requestPage>> {
  if (contactId && !(await findPerson(tx, ctx.register, contactId))) throw new AppError('not-found');
  const place = readCursor(query.cursor, SORT, /^\d{4}-\d\d-\d\d$/);
  const rows = await listRequests(
    tx,
    ctx.register,
    {
      ...(contactId ? { contactId } : {}),
      state: query.state,
      kind: query.kind,
      after: place && { dueOn: place.key, requestId: place.id },
    },
    query.limit + 1,
  );
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return {
    items: items.map(presentRequest),
    next: last ? writeCursor(SORT, { key: last.due_on, id: last.request_id }) : null,
  };
}

/** From here on a request is urgent. */
const SOON_DAYS = 7;

/** What is pending, by how near it is due. */
export async function countRequests(ctx: Ctx, tx: Tx): Promise<z.input<typeof requestCounts>> {
  const rows = await countPending(tx, today(ctx), addDays(today(ctx), SOON_DAYS));
  const sum = (of: 'overdue' | 'soon' | 'later' | 'waiting') =>
    rows.reduce((total, row) => total + row[of], 0);
  return {
    overdue: sum('overdue'),
    soon: sum('soon'),
    later: sum('later'),
    waiting: sum('waiting'),
    byKind: rows.map(({ kind, overdue, soon, later, waiting }) => ({
      kind,
      count: overdue + soon + later + waiting,
    })),
  };
}

export function presentRequest(row: RequestRow): z.input<typeof rightsRequest> {
  return {
    requestId: row.request_id,
    contactId: row.contact_id,
    displayName: row.display_name,
    kind: row.kind,
    channel: row.channel,
    note: row.note,
    state: row.state,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    doneAt: row.done_at,
  };
}
