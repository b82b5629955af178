import { z } from 'zod';
import { AppError, invalid } from '../../kernel/app-error.ts';
import { idParams } from '../../kernel/wire.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { route } from '../../platform/http/route.ts';
import {
  IMPORT_KINDS,
  importChange,
  purchaseImport,
  purchaseImportPage,
  purchaseImportPreview,
  purchaseImportQuery,
  rejectedPage,
  rejectedQuery,
} from './contract-import.ts';
import {
  changeImport,
  pageRejected,
  presentImport,
  previewImport,
  queueImport,
} from './import/preview-import.ts';
import { receiveImport } from './import/receive-import.ts';
import { deleteImport, findImport, listImports } from './store-import.ts';
import { WRITING } from './writing.ts';

const uploadRoute = route({
  method: 'POST',
  path: '/api/v1/purchase-imports',
  summary: 'Upload a file of orders, invoices or payments; answers what was understood of it',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.receive-import',
  query: z.strictObject({ kind: z.enum(IMPORT_KINDS) }),
  consumes: 'multipart',
  response: purchaseImportPreview,
  status: 201,
  perMinute: 60,
  async handleOutside(ctx, { actor, request, query, purpose, language }) {
    const part = await request.file();
    if (part?.fieldname !== 'file') {
      part?.file.resume();
      throw invalid('body.file', 'import.file-missing');
    }
    const importId = await receiveImport(ctx, actor, purpose, query.kind, {
      name: part.filename,
      content: part.file,
      isCut: () => part.file.truncated,
    });
    return ctx.db.perform({ actor, purpose, action: 'purchases.preview-import', reads: true }, (tx) =>
      previewImport(ctx, tx, importId, language),
    );
  },
});

const listRoute = route({
  method: 'GET',
  path: '/api/v1/purchase-imports',
  summary: 'List files of orders, invoices and payments, newest first',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.list-imports',
  query: purchaseImportQuery,
  response: purchaseImportPage,
  async handle(_ctx, tx, { query: { limit, cursor } }) {
    const rows = await listImports(tx, limit, readCursor(cursor, 'purchase-imports'));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(presentImport),
      next: last ? writeCursor('purchase-imports', { key: '', id: last.import_id }) : null,
    };
  },
});

const readRoute = route({
  method: 'GET',
  path: '/api/v1/purchase-imports/{id}',
  summary: 'Where an import stands',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.read-import',
  params: idParams,
  response: purchaseImport,
  handle: async (_ctx, tx, { params }) => presentImport(await findImport(tx, params.id)),
});

const previewRoute = route({
  method: 'GET',
  path: '/api/v1/purchase-imports/{id}/preview',
  summary: 'What the columns of the file seem to mean, and what would come of its first rows',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.preview-import',
  params: idParams,
  response: purchaseImportPreview,
  handle: (ctx, tx, { params, language }) => previewImport(ctx, tx, params.id, language),
});

const changeRoute = route({
  method: 'PUT',
  path: '/api/v1/purchase-imports/{id}',
  summary: 'Take the columns of the file for something else, or read it another way',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.change-import',
  params: idParams,
  body: importChange,
  response: purchaseImportPreview,
  async handle(ctx, tx, { params, body, language }) {
    await changeImport(ctx, tx, params.id, body);
    return previewImport(ctx, tx, params.id, language);
  },
});

const runRoute = route({
  method: 'POST',
  path: '/api/v1/purchase-imports/{id}/run',
  summary: 'Bring the file in; every row that cannot be taken is kept with its reasons',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.queue-import',
  params: idParams,
  response: purchaseImport,
  status: 202,
  async handle(_ctx, tx, { params }) {
    await queueImport(tx, params.id);
    return presentImport(await findImport(tx, params.id));
  },
});

const rejectedRoute = route({
  method: 'GET',
  path: '/api/v1/purchase-imports/{id}/rejected',
  summary: 'Rows that could not be taken, as they stand in the file, and why',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.list-rejected',
  params: idParams,
  query: rejectedQuery,
  response: rejectedPage,
  handle: (_ctx, tx, { params, query, language }) => pageRejected(tx, params.id, query, language),
});

const deleteRoute = route({
  method: 'DELETE',
  path: '/api/v1/purchase-imports/{id}',
  summary: 'Delete the file and the list of what could not be taken; what came in stays',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.delete-import',
  params: idParams,
  response: z.undefined(),
  status: 204,
  async handle(_ctx, tx, { params }) {
    await findImport(tx, params.id);
    if (!(await deleteImport(tx, params.id))) throw new AppError('conflict');
    return undefined;
  },
});

export const importRoutes = [
  uploadRoute,
  listRoute,
  readRoute,
  previewRoute,
  changeRoute,
  runRoute,
  rejectedRoute,
  deleteRoute,
];
