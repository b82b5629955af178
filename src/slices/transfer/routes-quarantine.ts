import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { route } from '../../platform/http/route.ts';
import {
  quarantineDeleted,
  quarantineDeletion,
  quarantinePage,
  quarantineQuery,
  releaseInput,
  releaseResult,
} from './contract.ts';
import { releaseQuarantine } from './release-quarantine.ts';
import { deleteQuarantine, listQuarantine } from './store-quarantine.ts';

const INTAKE = { only: ['intake'] };
const MICROSECONDS = /^-?\d{1,17}$/;

export const quarantineRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/quarantine',
    summary: 'Rows that came without a ground, the ones to be deleted next first',
    may: 'import.run',
    purpose: INTAKE,
    action: 'transfer.list-quarantine',
    query: quarantineQuery,
    response: quarantinePage,
    async handle(_ctx, tx, { query: { limit, cursor, importId } }) {
      const after = readCursor(cursor, 'quarantine', MICROSECONDS);
      const rows = await listQuarantine(tx, { limit, importId }, after);
      const items = rows.slice(0, limit);
      const last = rows.length > limit ? items.at(-1) : undefined;
      return {
        items: items.map((row) => ({
          quarantineId: row.quarantine_id,
          importId: row.import_id,
          line: row.line,
          draft: row.draft,
          reason: row.reason,
          deletesAt: row.deletes_at,
          createdAt: row.created_at,
        })),
        next: last ? writeCursor('quarantine', { key: last.sort_key, id: last.quarantine_id }) : null,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/quarantine/release',
    summary: 'Give rows a ground and make contacts of them',
    may: 'import.run',
    purpose: INTAKE,
    action: 'transfer.release',
    body: releaseInput,
    response: releaseResult,
    handle: (ctx, tx, { body }) => releaseQuarantine(ctx, tx, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/quarantine',
    summary: 'Delete rows in quarantine at once',
    may: 'import.run',
    purpose: INTAKE,
    action: 'transfer.delete-quarantine',
    body: quarantineDeletion,
    response: quarantineDeleted,
    async handle(_ctx, tx, { body }) {
      return { deleted: await deleteQuarantine(tx, body.ids) };
    },
  }),
];
