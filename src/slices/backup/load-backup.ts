import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { RegisteredTable } from '../../kernel/register.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { MIGRATION_TABLE, type Session } from '../../platform/db/index.ts';
import { BackupError, diskError } from './backup-error.ts';
import type { FilePart } from './file-parts.ts';
import type { BackupHeader, BackupTrailer } from './format.ts';
import type { Opened } from './open-backup.ts';
import {
  beginLoad,
  commit,
  copyInto,
  countPeople,
  giveMeaning,
  putOn,
  removeOrphans,
  setSequences,
  takeOff,
} from './store-load.ts';
import { readShape } from './store-read.ts';

export interface Loaded {
  people: number;
  rows: number;
  files: number;
  /** Rows, or parts of files, that no key opens any more: of people who were erased since. */
  unreadable: number;
  /** Rows that led to those alone. */
  orphans: number;
}

/**
 * Fills the tables from an opened backup, in one transaction: everything is there, or nothing. The header has been read.
 * Files are written as they come, and taken away again when it fails. Throws BackupError.
 */
export async function loadBackup(
  ctx: Ctx,
  session: Session,
  header: BackupHeader,
  opened: AsyncGenerator<Opened>,
  onProgress: (line: string) => void,
): Promise<Loaded> {
  // Those of the release that wrote the backup: a later one may have more, and may have lost some.
  const { columns } = await readShape(session);
  const tables = [...columns.keys()].filter((table) => table !== MIGRATION_TABLE);
  const register = ctx.register.filter(({ table }) => columns.has(table));
  const files = new RestoredFiles(ctx);
  const done: Loaded = { people: 0, rows: 0, files: 0, unreadable: 0, orphans: 0 };
  const seen: Record<string, number> = {};
  const waiting: { table: RegisteredTable; columns: readonly string[] }[] = [];
  let current = '';
  try {
    await beginLoad(session);
    const taken = await takeOff(session, tables);
    const items = new Items(opened);
    let trailer: BackupTrailer | undefined;
    for (let item = await items.next(); item; item = await items.next()) {
      if (item.kind === 'trailer') trailer = item.trailer;
      if (item.kind === 'part') await files.add(item.area, item.part);
      if (item.kind === 'lost') done.unreadable += item.count;
      if (item.kind !== 'section' || !('table' in item.section)) continue;
      const { section } = item;
      current = section.table;
      const table = register.find((each) => each.table === current);
      if (!columns.has(current))
        throw new BackupError(`The backup has a table ${current} that this Obhut does not know.`);
      if (table?.erasure.act === 'redact') waiting.push({ table, columns: section.columns });
      seen[current] = 0;
      await session.copyIn(await copyInto(session, current, table, section.columns), rowsOf(items, current));
      if (seen[current]) onProgress(`${current}: ${seen[current]} rows`);
      current = '';
    }
    for (const [table, rows] of Object.entries(trailer?.tables ?? {}))
      if (seen[table] !== rows) throw new BackupError(`The backup is damaged: rows of ${table} are missing.`);
    done.files = await files.finish();
    const salt = Buffer.from(header.salt, 'base64');
    if (done.unreadable > 0) done.orphans = await removeOrphans(session, register, taken);
    for (const { table, columns } of waiting) await giveMeaning(session, table, columns, salt);
    done.people = await countPeople(session, register);
    onProgress('indexes and foreign keys');
    current = '';
    await putOn(
      session,
      taken,
      tables,
      register.filter(({ derived }) => derived),
      register,
    );
    await setSequences(session, header.sequences);
    await commit(session);
  } catch (error) {
    await files.remove();
    throw refusal(error, current);
  }
  return done;

  async function* rowsOf(items: Items, table: string): AsyncGenerator<Buffer> {
    for (;;) {
      const item = await items.next();
      if (item?.kind === 'rows') {
        seen[table]! += item.count;
        done.rows += item.count;
        yield item.rows;
      } else if (item?.kind === 'lost') {
        seen[table]! += item.count;
        done.unreadable += item.count;
      } else {
        if (item) items.putBack(item);
        return;
      }
    }
  }
}

/** The database's own words can quote values; its code says enough. */
function refusal(error: unknown, table: string): unknown {
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || error instanceof BackupError) return error;
  if (code === '53100') return new BackupError('The disk of the database is full. Nothing was restored.');
  return new BackupError(
    `The database did not take the backup (${code}${table ? ` in ${table}` : ''}). Nothing was restored.`,
  );
}

class Items {
  private readonly source: AsyncGenerator<Opened>;
  private back: Opened | undefined;
  constructor(source: AsyncGenerator<Opened>) {
    this.source = source;
  }
  async next(): Promise<Opened | undefined> {
    const item = this.back ?? ((await this.source.next()).value as Opened | undefined);
    this.back = undefined;
    return item;
  }
  putBack(item: Opened): void {
    this.back = item;
  }
}

/** Files come part by part, one after the other. */
class RestoredFiles {
  private readonly ctx: Ctx;
  private readonly written: [string, string][] = [];
  private open: { id: string; stream: ReturnType<typeof createWriteStream> } | undefined;
  constructor(ctx: Ctx) {
    this.ctx = ctx;
  }

  async add(area: string, part: FilePart): Promise<void> {
    if (!this.open) {
      const path = this.ctx.files.path(area, part.id);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const stream = createWriteStream(path, { mode: 0o600, flush: true });
      await once(stream, 'open').catch((error) => {
        throw diskError(path, error);
      });
      this.open = { id: part.id, stream };
      this.written.push([area, part.id]);
    }
    if (this.open.id !== part.id) throw new BackupError('The backup is damaged: a file has no end.');
    const { stream } = this.open;
    await new Promise<void>((resolve, reject) => {
      stream.once('error', reject);
      stream.write(part.bytes, (error) => (error ? reject(error) : resolve()));
    }).catch((error) => {
      throw diskError(String(stream.path), error);
    });
    if (!part.isLast) return;
    await new Promise<void>((resolve, reject) => {
      stream.once('error', reject);
      stream.end(() => resolve());
    });
    this.open = undefined;
  }

  async finish(): Promise<number> {
    if (this.open) throw new BackupError('The backup is damaged: a file has no end.');
    return this.written.length;
  }

  async remove(): Promise<void> {
    this.open?.stream.destroy();
    for (const [area, id] of this.written) await rm(this.ctx.files.path(area, id), { force: true });
  }
}
