import { idParams } from '../../kernel/wire.ts';
import { type PurposeRule, route } from '../../platform/http/route.ts';
import {
  archivedDocument,
  archiveFileInput,
  archiveOverview,
  archivePage,
  archiveQuery,
  archiveReason,
} from './contract.ts';
import { findArchived } from './list-archive.ts';
import { openArchived, openArchivedFile } from './open-archived.ts';
import { readOverview } from './read-overview.ts';
import { checkRoute } from './routes-check.ts';
import { exportRoutes } from './routes-exports.ts';
import { holdRoutes } from './routes-holds.ts';

/** What stands in a document is for the accounts alone (docs/decisions/0026). */
const ACCOUNTING: PurposeRule = { only: ['accounting'] };

const listRoute = route({
  method: 'GET',
  path: '/api/v1/archive',
  summary: 'List documents under a duty to keep: which there are, not what stands in them',
  may: 'purchase.read',
  purpose: { only: ['accounting', 'rights'] },
  action: 'archive.list',
  query: archiveQuery,
  response: archivePage,
  handle: (_ctx, tx, { query, language }) => findArchived(tx, query, language),
});

const overviewRoute = route({
  method: 'GET',
  path: '/api/v1/archive/overview',
  summary: 'How many documents lie in the archive by year and kind, what goes when, and the last check',
  may: 'purchase.read',
  purpose: { only: ['accounting', 'rights'] },
  action: 'archive.read-overview',
  response: archiveOverview,
  handle: (_ctx, tx) => readOverview(tx),
});

const openRoute = route({
  method: 'POST',
  path: '/api/v1/archive/{id}/open',
  summary: 'Open a document of the archive; who and why is noted beside it',
  may: 'purchase.read',
  purpose: ACCOUNTING,
  action: 'archive.open',
  params: idParams,
  body: archiveReason,
  response: archivedDocument,
  handle: (_ctx, tx, { params, body, language }) => openArchived(tx, params.id, body.reason, language),
});

const fileRoute = route({
  method: 'POST',
  path: '/api/v1/archive/{id}/file',
  summary: 'A file of a document of the archive; who and why is noted beside it',
  may: 'purchase.read',
  purpose: ACCOUNTING,
  action: 'archive.open-file',
  params: idParams,
  body: archiveFileInput,
  response: 'file',
  handleOutside: (ctx, { actor, params, body }) => openArchivedFile(ctx, actor, params.id, body),
});

export const archiveRoutes = [
  listRoute,
  overviewRoute,
  openRoute,
  fileRoute,
  ...holdRoutes,
  ...exportRoutes,
  checkRoute,
];
