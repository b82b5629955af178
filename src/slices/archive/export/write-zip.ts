import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Ctx } from '../../../platform/ctx.ts';
import { ARCHIVE_AREA, EXPORT_AREA } from '../area.ts';
import type { ExportRecord } from '../store-export.ts';
import { type ExportedDocument, type ExportedFile, Sums } from './exported-document.ts';
import { type ExportTable, pathOf, TABLES } from './tables.ts';
import { headingOf, recordOf } from './write-csv.ts';
import { writeIndex } from './write-index.ts';
import { writeReadme } from './write-readme.ts';

type Source = AsyncIterable<string | Buffer>;

interface Export {
  record: ExportRecord;
  firm: { name: string; city: string };
  /** All documents in their order, page by page; may be asked for again. */
  documents(): AsyncIterable<ExportedDocument>;
}

/**
 * Streams the export to the area `archive-exports`: one document and one chunk of a file in memory at a time. Returns its
 * size, its sums and what of the files was not as filed. Nothing is left where it fails; throws what the disk says.
 */
export async function writeZip(ctx: Ctx, what: Export): Promise<{ bytes: number; sums: Sums }> {
  const { record, firm } = what;
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  // The library says what went wrong with a part; the disk hears of it by the stream.
  zip.on('error', (error: Error) => output.destroy(error));
  let isBroken = false;
  let breakOff: (error: unknown) => void = () => {};
  const broken = new Promise<never>((_, reject) => {
    breakOff = reject;
  });
  broken.catch(() => {});
  const written = ctx.files.write(EXPORT_AREA, record.export_id, output).catch((error: unknown) => {
    isBroken = true;
    breakOff(error);
    throw error;
  });
  const checksums: string[] = [];
  const sums = new Sums();

  const add = (path: string, source: Source, compress = true): Promise<string> => {
    const hash = createHash('sha256');
    const done = new Promise<string>((resolve, reject) => {
      async function* hashed() {
        try {
          for await (const chunk of source) {
            // Past its end the transaction of the documents belongs to somebody else.
            if (isBroken) return;
            const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
            hash.update(bytes);
            yield bytes;
          }
          const sha256 = hash.digest('hex');
          checksums.push(`${sha256}  ${path}\n`);
          resolve(sha256);
        } catch (error) {
          reject(error);
          throw error;
        }
      }
      const stream = Readable.from(hashed(), { objectMode: false });
      // Until its turn comes nobody listens; the error reaches the caller by `done`.
      stream.on('error', () => {});
      zip.addReadStream(stream, path, { mtime: record.created_at, compress });
    });
    return Promise.race([done, broken]);
  };

  const fill = async (): Promise<void> => {
    const period = { from: record.from_on, until: record.until_on, kinds: record.kinds };
    await add('index.xml', once(writeIndex({ firm: firm.name, place: firm.city, ...period })));
    for (const table of TABLES) await add(table.file, recordsOf(table, what.documents()));
    await add('urbelege.jsonl', frozen(what.documents(), sums));
    for await (const document of what.documents())
      for (const file of document.files ?? []) await addFile(document, file);
    await add('liesmich.txt', once(writeReadme(record, firm.name, sums)));
    await add('pruefsummen.sha256', once(checksums.join('')));
    zip.end();
  };
  const addFile = async (document: ExportedDocument, file: ExportedFile): Promise<void> => {
    const isReadable = { is: true };
    const sha256 = await add(pathOf(document, file), original(ctx, file.fileId, isReadable), false);
    if (!isReadable.is || sha256 !== file.sha256) sums.damagedFiles += 1;
  };

  try {
    await fill();
  } catch (error) {
    isBroken = true;
    output.destroy(error as Error);
    await written.catch(() => {});
    throw error;
  }
  return { bytes: await written, sums };
}

async function* once(text: string): Source {
  yield text;
}

async function* recordsOf(table: ExportTable, documents: AsyncIterable<ExportedDocument>): Source {
  yield headingOf(table);
  for await (const document of documents)
    for (const cells of table.rows(document)) yield recordOf(table, cells);
}

async function* frozen(documents: AsyncIterable<ExportedDocument>, sums: Sums): Source {
  for await (const each of documents) {
    sums.add(each);
    const { archive_id, kind, number, issued_on, document, sha256 } = each;
    yield `${JSON.stringify({ belegId: archive_id, kind, number, issuedOn: issued_on, sha256: sha256.toString('hex'), document })}\n`;
  }
}

/** A file that cannot be read is left empty and counted; the export does not fail by it. */
async function* original(ctx: Ctx, fileId: string, isReadable: { is: boolean }): Source {
  try {
    for await (const chunk of createReadStream(ctx.files.path(ARCHIVE_AREA, fileId))) yield chunk as Buffer;
  } catch {
    isReadable.is = false;
  }
}
