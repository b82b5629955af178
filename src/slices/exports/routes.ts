import { z } from 'zod';
import { idParams } from '../../kernel/wire.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { openColumns } from './columns.ts';
import { exportColumnList, exported, exportInput, exportList } from './contract.ts';
import { fetchExport } from './fetch-export.ts';
import { presentExport } from './present.ts';
import { startExport } from './start-export.ts';
import { deleteExport, listExports, readOwnExport } from './store.ts';

const exporting = { may: 'export.run', purpose: 'caller' } as const;

export const routes: readonly Route[] = [
  route({
    ...exporting,
    method: 'POST',
    path: '/api/v1/exports',
    summary:
      'Export contacts as CSV, by id or by filter: columns, recipient and reason; a job writes the file',
    action: 'exports.create',
    body: exportInput,
    response: exported,
    status: 201,
    handle: async (_ctx, tx, { body, language }) =>
      presentExport(await readOwnExport(tx, await startExport(tx, body, language))),
  }),
  route({
    ...exporting,
    method: 'GET',
    path: '/api/v1/exports',
    summary: 'The caller’s exports of the last 24 hours, newest first',
    action: 'exports.list',
    response: exportList,
    handle: async (_ctx, tx) => ({ items: (await listExports(tx)).map(presentExport) }),
  }),
  route({
    ...exporting,
    method: 'GET',
    path: '/api/v1/exports/columns',
    summary: 'Columns that the purpose opens, own fields among them',
    action: 'exports.list-columns',
    response: exportColumnList,
    handle: async (_ctx, tx) => ({
      items: (await openColumns(tx)).map(({ key, label }) => ({ key, labelDe: label.de, labelEn: label.en })),
    }),
  }),
  route({
    ...exporting,
    method: 'GET',
    path: '/api/v1/exports/{id}',
    summary: 'How far an export is',
    action: 'exports.read',
    params: idParams,
    response: exported,
    handle: async (_ctx, tx, { params }) => presentExport(await readOwnExport(tx, params.id)),
  }),
  route({
    ...exporting,
    method: 'GET',
    path: '/api/v1/exports/{id}/file',
    summary: 'The file, for its maker alone, for 24 hours, as long as everybody in it may be exported',
    action: 'exports.read-file',
    params: idParams,
    response: 'file',
    handleOutside: (ctx, { actor, purpose, params }) => fetchExport(ctx, { actor, purpose }, params.id),
  }),
  route({
    ...exporting,
    method: 'DELETE',
    path: '/api/v1/exports/{id}',
    summary: 'Take an export back, with its file',
    action: 'exports.delete',
    params: idParams,
    response: z.void(),
    status: 204,
    async handle(_ctx, tx, { params }) {
      const { export_id } = await readOwnExport(tx, params.id);
      await deleteExport(tx, export_id);
    },
  }),
];
