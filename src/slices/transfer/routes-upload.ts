import { AppError, invalid } from '../../kernel/app-error.ts';
import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { importFile, readingInput } from './contract.ts';
import { describeFile } from './describe-file.ts';
import { openSource } from './open-source.ts';
import { receiveFile } from './receive-file.ts';
import { findImport, saveReading } from './store-import.ts';

const INTAKE = { only: ['intake'] };

export const uploadRoutes = [
  route({
    method: 'POST',
    path: '/api/v1/imports',
    summary: 'Upload a file of contacts; answers what it is and what its columns seem to mean',
    may: 'import.run',
    purpose: INTAKE,
    action: 'transfer.receive',
    consumes: 'multipart',
    response: importFile,
    status: 201,
    perMinute: 60,
    async handleOutside(ctx, { actor, request }) {
      const part = await request.file();
      if (part?.fieldname !== 'file') {
        part?.file.resume();
        throw invalid('body.file', 'file.required');
      }
      return receiveFile(ctx, actor, {
        name: part.filename,
        content: part.file,
        isCut: () => part.file.truncated,
      });
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/imports/{id}/file',
    summary: 'The uploaded file as it is understood, with a proposal for its columns',
    may: 'import.run',
    purpose: INTAKE,
    action: 'transfer.read-file',
    params: idParams,
    response: importFile,
    async handle(ctx, tx, { params }) {
      const row = await findImport(tx, params.id);
      return describeFile(tx, row, await openSource(ctx, params.id, row.reading));
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/imports/{id}/reading',
    summary: 'Read the file another way: encoding, separator, header or sheet; the plan begins anew',
    may: 'import.run',
    purpose: INTAKE,
    action: 'transfer.reread-file',
    params: idParams,
    body: readingInput,
    response: importFile,
    async handle(ctx, tx, { params, body }) {
      const row = await findImport(tx, params.id);
      const source = await openSource(ctx, params.id, body);
      if ((await saveReading(tx, params.id, body, source)) === 0) throw new AppError('conflict');
      return describeFile(tx, row, source);
    },
  }),
];
