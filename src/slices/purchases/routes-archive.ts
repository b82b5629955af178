import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { archivedDocument, archivePage, archiveQuery, archiveReason } from './contract-settings.ts';
import { findArchived } from './list-documents.ts';
import { openArchived, openArchivedFile } from './open-archived.ts';
import { ARCHIVE } from './writing.ts';

const listRoute = route({
  method: 'GET',
  path: '/api/v1/archive',
  summary: 'List documents under a duty to keep: which there are, not what stands in them',
  may: 'purchase.read',
  purpose: ARCHIVE,
  action: 'purchases.list-archive',
  query: archiveQuery,
  response: archivePage,
  handle: (_ctx, tx, { query, language }) => findArchived(tx, query, language),
});

const openRoute = route({
  method: 'POST',
  path: '/api/v1/archive/{id}/open',
  summary: 'Open a document of the archive; who and why is noted beside it',
  may: 'purchase.read',
  purpose: ARCHIVE,
  action: 'purchases.open-archive',
  params: idParams,
  body: archiveReason,
  response: archivedDocument,
  handle: (_ctx, tx, { params, body, language }) => openArchived(tx, params.id, body.reason, language),
});

const fileRoute = route({
  method: 'POST',
  path: '/api/v1/archive/{id}/file',
  summary: 'The original file of a document of the archive; who and why is noted beside it',
  may: 'purchase.read',
  purpose: ARCHIVE,
  action: 'purchases.open-archive-file',
  params: idParams,
  body: archiveReason,
  response: 'file',
  handle: (ctx, tx, { params, body }) => openArchivedFile(ctx, tx, params.id, body.reason),
});

export const archiveRoutes = [listRoute, openRoute, fileRoute];
