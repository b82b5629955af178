import { open } from 'node:fs/promises';
import { v7 as uuid } from 'uuid';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import { idParams } from '../../kernel/wire.ts';
import { route, StreamedFile } from '../../platform/http/route.ts';
import { EXPORT_AREA } from './area.ts';
import { archiveExport, exportInput, exportList } from './contract.ts';
import { type ExportRecord, insertExport, listExports, readExport } from './store-export.ts';

const ACCOUNTING = { only: ['accounting'] };

const listRoute = route({
  method: 'GET',
  path: '/api/v1/archive/exports',
  summary: 'List the exports for tax audits of the last seven days',
  may: 'archive.manage',
  purpose: ACCOUNTING,
  action: 'archive.list-exports',
  response: exportList,
  handle: async (_ctx, tx, { actor }) => ({
    items: (await listExports(tx)).map((row) => present(row, actor)),
  }),
});

const wantRoute = route({
  method: 'POST',
  path: '/api/v1/archive/exports',
  summary: 'Export documents for a tax audit as a ZIP; the reason is noted beside every document',
  may: 'archive.manage',
  purpose: ACCOUNTING,
  action: 'archive.want-export',
  body: exportInput,
  response: archiveExport,
  status: 202,
  async handle(_ctx, tx, { body, actor }) {
    if (actor.purposes.get('accounting') !== 'all') throw new AppError('not-allowed');
    const exportId = uuid();
    await insertExport(tx, exportId, body);
    await tx.addJob('archive.export', { exportId });
    return present(await readExport(tx, exportId), actor);
  },
});

const readRoute = route({
  method: 'GET',
  path: '/api/v1/archive/exports/{id}',
  summary: 'How far an export for a tax audit is',
  may: 'archive.manage',
  purpose: ACCOUNTING,
  action: 'archive.read-export',
  params: idParams,
  response: archiveExport,
  handle: async (_ctx, tx, { params, actor }) => present(await readExport(tx, params.id), actor),
});

const fileRoute = route({
  method: 'GET',
  path: '/api/v1/archive/exports/{id}/file',
  summary: 'The file of an export for a tax audit, for whoever made it',
  may: 'archive.manage',
  purpose: ACCOUNTING,
  action: 'archive.download-export',
  params: idParams,
  response: 'file',
  async handleOutside(ctx, { params, actor }) {
    const row = await ctx.db.perform(
      { actor, purpose: 'accounting', action: 'archive.download-export' },
      (tx) => readExport(tx, params.id),
    );
    if (row.created_by !== actor.id || row.state !== 'done') throw new AppError('not-found');
    const file = await open(ctx.files.path(EXPORT_AREA, row.export_id)).catch(() => {
      throw new AppError('not-found');
    });
    return new StreamedFile(
      `belege-${row.from_on}-${row.until_on}.zip`,
      'application/zip',
      file.createReadStream(),
    );
  },
});

const present = (row: ExportRecord, actor: Actor): z.input<typeof archiveExport> => ({
  exportId: row.export_id,
  from: row.from_on,
  until: row.until_on,
  kinds: row.kinds,
  reason: row.reason,
  recipient: row.recipient,
  state: row.state,
  failure: row.failure,
  documentsTotal: row.documents_total,
  documentsDone: row.documents_done,
  bytes: row.bytes,
  sums: row.sums,
  createdAt: row.created_at,
  createdBy: row.created_by_name,
  isOwn: row.created_by === actor.id,
  deletesAt: row.deletes_at,
});

export const exportRoutes = [listRoute, wantRoute, readRoute, fileRoute];
