import { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import { idParams } from '../../kernel/wire.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { FileAnswer, route } from '../../platform/http/route.ts';
import { importPage, importQuery, importRecord, planInput, preview, undoResult } from './contract.ts';
import { RUN_JOB } from './jobs.ts';
import { IMPORT_FILES } from './open-source.ts';
import { planImport } from './plan-import.ts';
import { presentImport, presentImportRecord } from './present-import.ts';
import { makeRejectedFile } from './rejected-file.ts';
import { queueImport } from './run-import.ts';
import { deleteImport, findImport, listImports } from './store-import.ts';
import { undoImport } from './undo-import.ts';

const INTAKE = { only: ['intake'] };
const MICROSECONDS = /^-?\d{1,17}$/;

export const importRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/imports',
    summary: 'Imports, newest first; with scope own or team only those of the caller',
    may: 'import.run',
    purpose: INTAKE,
    action: 'transfer.list',
    query: importQuery,
    response: importPage,
    async handle(_ctx, tx, { query }) {
      const rows = await listImports(tx, query.limit, readCursor(query.cursor, 'imports', MICROSECONDS));
      const items = rows.slice(0, query.limit);
      const last = rows.length > query.limit ? items.at(-1) : undefined;
      return {
        items: items.map(presentImport),
        next: last ? writeCursor('imports', { key: last.sort_key, id: last.import_id }) : null,
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/imports/{id}',
    summary: 'One import: its plan, how far it is, and what came of it',
    may: 'import.run',
    purpose: INTAKE,
    action: 'transfer.read',
    params: idParams,
    response: importRecord,
    async handle(_ctx, tx, { params }) {
      return presentImportRecord(await findImport(tx, params.id));
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/imports/{id}',
    summary: 'Give up an import that was not run: its file and its record go',
    may: 'import.run',
    purpose: INTAKE,
    action: 'transfer.give-up',
    params: idParams,
    response: z.null(),
    status: 204,
    async handleOutside(ctx, { actor, params, purpose }) {
      await ctx.db.perform({ actor, purpose, action: 'transfer.give-up' }, async (tx) => {
        await findImport(tx, params.id);
        if ((await deleteImport(tx, params.id)) === 0) throw new AppError('conflict');
      });
      await ctx.files.remove(IMPORT_FILES, params.id);
      return null;
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/imports/{id}/plan',
    summary: 'Say what the columns mean, on what footing the people come in, and see what the run will do',
    may: 'import.run',
    purpose: INTAKE,
    action: 'transfer.plan',
    params: idParams,
    body: planInput,
    response: preview,
    handle: (ctx, tx, { params, body }) => planImport(ctx, tx, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/api/v1/imports/{id}/run',
    summary: 'Run a planned import, all of it or nothing; goes on in the background',
    may: 'import.run',
    purpose: INTAKE,
    action: 'transfer.queue',
    params: idParams,
    response: importRecord,
    status: 202,
    async handle(ctx, tx, { params }) {
      await queueImport(ctx, tx, params.id);
      await tx.addJob(RUN_JOB, { importId: params.id }, { key: `${RUN_JOB}:${params.id}` });
      return presentImportRecord(await findImport(tx, params.id));
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/imports/{id}/rejected',
    summary: 'The rejected rows as CSV, each with the reason; for 14 days',
    may: 'import.run',
    purpose: INTAKE,
    action: 'transfer.read-rejected',
    params: idParams,
    response: 'file',
    async handle(_ctx, tx, { params, language }) {
      const name = language === 'de' ? 'abgewiesene-zeilen.csv' : 'rejected-rows.csv';
      return new FileAnswer(name, 'text/csv; charset=utf-8', await makeRejectedFile(tx, params.id, language));
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/imports/{id}/undo',
    summary: 'Take back what an import brought, as far as nobody has changed it since',
    may: 'import.run',
    purpose: INTAKE,
    action: 'transfer.undo',
    params: idParams,
    response: undoResult,
    handleOutside: (ctx, { actor, params }) => undoImport(ctx, actor, params.id),
  }),
];
