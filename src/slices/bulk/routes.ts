import type { z } from 'zod';
import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { startChange, undoChange } from './change-many.ts';
import { bulkChange, bulkChanges, bulkCount, bulkCountInput, bulkInput, MOST_ROWS } from './contract.ts';
import { type ChangeRecord, findChange, listChanges } from './store.ts';
import { TARGETS } from './targets.ts';

const present = (row: ChangeRecord): z.input<typeof bulkChange> => ({
  changeId: row.change_id,
  list: row.list_key,
  field: row.field,
  state: row.state,
  total: row.rows_total,
  done: row.rows_done,
  changed: row.rows_changed,
  undone: row.rows_undone,
  createdAt: row.created_at,
  undoUntil: row.undo_until,
});

const startRoute = route({
  method: 'POST',
  path: '/api/v1/bulk-changes',
  summary: 'Change many rows at once, by id or by filter; more than 500 as a job. Can be undone for 7 days',
  may: 'contact.write',
  purpose: 'caller',
  action: 'bulk.change',
  body: bulkInput,
  response: bulkChange,
  status: 201,
  async handle(_ctx, tx, { body, language }) {
    return present(await findChange(tx, await startChange(tx, body, language)));
  },
});

const countRoute = route({
  method: 'POST',
  path: '/api/v1/bulk-changes/count',
  summary: 'How many rows the filters leave; 10,001 stands for more than 10,000',
  may: 'contact.write',
  purpose: 'caller',
  action: 'bulk.count',
  body: bulkCountInput,
  response: bulkCount,
  handle: async (_ctx, tx, { body, language }) => ({
    count: (await TARGETS[body.list].select(tx, body.filter, MOST_ROWS + 1, language)).length,
  }),
});

const listRoute = route({
  method: 'GET',
  path: '/api/v1/bulk-changes',
  summary: 'The caller’s changes of the last 7 days',
  may: 'contact.write',
  purpose: 'caller',
  action: 'bulk.list',
  response: bulkChanges,
  handle: async (_ctx, tx) => ({ items: (await listChanges(tx)).map(present) }),
});

const readRoute = route({
  method: 'GET',
  path: '/api/v1/bulk-changes/{id}',
  summary: 'How far a change is',
  may: 'contact.write',
  purpose: 'caller',
  action: 'bulk.read',
  params: idParams,
  response: bulkChange,
  handle: async (_ctx, tx, { params }) => present(await findChange(tx, params.id)),
});

const undoRoute = route({
  method: 'POST',
  path: '/api/v1/bulk-changes/{id}/undo',
  summary: 'Give back what stood there before, to rows that nobody has changed since',
  may: 'contact.write',
  purpose: 'caller',
  action: 'bulk.revert',
  params: idParams,
  response: bulkChange,
  async handle(_ctx, tx, { params }) {
    await undoChange(tx, params.id);
    return present(await findChange(tx, params.id));
  },
});

export const bulkRoutes = [startRoute, countRoute, listRoute, readRoute, undoRoute];
