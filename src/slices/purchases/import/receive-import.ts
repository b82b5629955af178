import { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../../../kernel/actor.ts';
import { AppError, invalid } from '../../../kernel/app-error.ts';
import type { Ctx } from '../../../platform/ctx.ts';
import { openTable } from '../../transfer/index.ts';
import type { PurchaseImportKind } from '../contract-import.ts';
import { IMPORT_AREA } from '../import-area.ts';
import { insertImport } from '../store-import.ts';
import { recogniseFields } from './recognise-fields.ts';

interface UploadedFile {
  name: string;
  content: Readable;
  isCut: () => boolean;
}

/** Takes a file in and notes it, with a proposal for its columns; returns its id. Nothing stays when it cannot be read. */
export async function receiveImport(
  ctx: Ctx,
  actor: Actor,
  purpose: string,
  kind: PurchaseImportKind,
  file: UploadedFile,
): Promise<string> {
  const importId = uuid();
  // The error of a broken upload comes out where the stream is read; without a listener it would end the process.
  file.content.on('error', () => {});
  const bytes = await ctx.files.write(
    IMPORT_AREA,
    importId,
    Readable.from(file.content, { objectMode: false }),
  );
  try {
    if (file.isCut()) throw new AppError('too-large');
    const source = await openTable(ctx.files.path(IMPORT_AREA, importId), {});
    if (source.format === 'vcard') throw invalid('body.file', 'import.no-table');
    await ctx.db.perform({ actor, purpose, action: 'purchases.receive-import' }, (tx) =>
      insertImport(tx, {
        importId,
        kind,
        name: nameOf(file.name),
        bytes,
        columns: source.columns,
        mapping: recogniseFields(kind, source.columns),
      }),
    );
    return importId;
  } catch (error) {
    await ctx.files.remove(IMPORT_AREA, importId);
    throw error;
  }
}

/** The last part of a path, storable and of bearable length. */
const nameOf = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').toWellFormed().replaceAll('\0', '').slice(-200);
