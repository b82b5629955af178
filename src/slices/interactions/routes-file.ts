import { open } from 'node:fs/promises';
import { z } from 'zod';
import { AppError, invalid } from '../../kernel/app-error.ts';
import { idParams } from '../../kernel/wire.ts';
import { route, StreamedFile } from '../../platform/http/route.ts';
import { fileParams, interactionFile, MAX_FILE_BYTES } from './contract.ts';
import { INTERACTION_FILES } from './file-area.ts';
import { presentFile } from './present-interaction.ts';
import { receiveFile } from './receive-file.ts';
import { countFiles, deleteFile, findFile } from './store-file.ts';

export const fileRoutes = [
  route({
    method: 'POST',
    path: '/api/v1/interactions/{id}/files',
    summary: 'Add a file of at most 30 MB to an interaction',
    may: 'interaction.write',
    purpose: 'caller',
    action: 'interactions.add-file',
    params: idParams,
    consumes: 'multipart',
    response: interactionFile,
    status: 201,
    perMinute: 300,
    async handleOutside(ctx, { actor, purpose, params, request }) {
      const part = await request.file({ limits: { fileSize: MAX_FILE_BYTES }, throwFileSizeLimit: false });
      if (part?.fieldname !== 'file') {
        part?.file.resume();
        throw invalid('body.file', 'file-missing');
      }
      // The error of a broken upload comes out where the stream is read; without a listener it would end the process.
      part.file.on('error', () => {});
      try {
        // Nobody writes to the disk for an interaction that they do not see.
        await ctx.db.perform({ actor, purpose, action: 'interactions.add-file' }, (tx) =>
          countFiles(tx, params.id),
        );
      } catch (error) {
        part.file.resume();
        throw error;
      }
      const row = await receiveFile(ctx, { actor, purpose }, params.id, {
        name: part.filename,
        content: part.file,
        isCut: () => part.file.truncated,
      });
      return presentFile(row);
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/interactions/{id}/files/{fileId}',
    summary: 'Download a file of an interaction',
    may: 'interaction.read',
    purpose: 'caller',
    action: 'interactions.read-file',
    params: fileParams,
    response: 'file',
    async handleOutside(ctx, { actor, purpose, params }) {
      const row = await ctx.db.perform(
        { actor, purpose, action: 'interactions.read-file', reads: true },
        (tx) => findFile(tx, params.id, params.fileId),
      );
      const file = await open(ctx.files.path(INTERACTION_FILES, row.file_id)).catch(() => {
        throw new AppError('not-found');
      });
      return new StreamedFile(row.name, row.media_type, file.createReadStream());
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/interactions/{id}/files/{fileId}',
    summary: 'Delete a file of an interaction',
    may: 'interaction.write',
    purpose: 'caller',
    action: 'interactions.delete-file',
    params: fileParams,
    response: z.undefined(),
    status: 204,
    async handle(_ctx, tx, { params }) {
      await deleteFile(tx, params.id, params.fileId);
      return undefined;
    },
  }),
];
