import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Ctx } from '../../platform/ctx.ts';
import { type KeyRing, openBackup, openKeyCopy, writeBackup, writeKeyCopy } from '../backup/index.ts';
import type { BackupsOfDrill } from './drill-erasure.ts';
import type { Find } from './search-files.ts';
import { Searcher, type Trace } from './traces.ts';

/** A folder with backups, and what opens them. */
interface Shelf {
  folder: string;
  keysFolder: string;
  recipients: readonly string[];
  /** None: the backups were made for somebody else, and only their bytes are searched. */
  identities: readonly string[];
}
/** Backups of the firm that could not be opened here are counted and named. */
export interface DrillBackups extends BackupsOfDrill {
  closed: string[];
  remove(): Promise<void>;
}

const isKeyCopy = (name: string): boolean => name.endsWith('.keys.age');

/**
 * A backup of the drill's own, in a folder that goes with it, beside those of the firm: opened with every key that is left,
 * and searched in clear. `identities` open the firm's.
 */
export async function openDrillBackups(ctx: Ctx, identities: readonly string[]): Promise<DrillBackups> {
  const folder = await mkdtemp(join(ctx.config.dataDir, 'drill-'));
  const identity = await generateX25519Identity();
  const own: Shelf = {
    folder,
    keysFolder: folder,
    recipients: [await identityToRecipient(identity)],
    identities: [identity],
  };
  const { backupsDir, backupKeysDir = backupsDir, backupRecipients = [] } = ctx.config;
  const firms: Shelf[] =
    backupsDir && backupKeysDir
      ? [{ folder: backupsDir, keysFolder: backupKeysDir, recipients: await recipientsOf(), identities }]
      : [];
  const closed: string[] = [];
  return {
    closed,
    async write() {
      await writeBackup(ctx, { folder, recipients: own.recipients });
    },
    async refreshKeys() {
      for (const { keysFolder, recipients } of [own, ...firms])
        if (recipients.length > 0) await writeKeyCopy(ctx, { folder: keysFolder, recipients });
    },
    async search(traces) {
      closed.length = 0;
      const total = { files: 0, bytes: 0, backups: 0, finds: [] as Find[] };
      for (const shelf of [own, ...firms])
        for (const found of await searchShelf(shelf, traces, closed)) {
          total.files += 1;
          total.backups += found.isBackup ? 1 : 0;
          total.bytes += found.bytes;
          if (found.what.length > 0) total.finds.push({ where: found.where, what: found.what });
        }
      return total;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };

  async function recipientsOf(): Promise<readonly string[]> {
    if (backupRecipients.length > 0) return backupRecipients;
    return Promise.all(identities.map((each) => identityToRecipient(each)));
  }
}

async function searchShelf(shelf: Shelf, traces: readonly Trace[], closed: string[]) {
  const names = async (folder: string) =>
    (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.age')).sort();
  const newest = (await names(shelf.keysFolder)).filter(isKeyCopy).at(-1);
  const copy =
    newest && shelf.identities.length > 0
      ? await openKeyCopy(join(shelf.keysFolder, newest), shelf.identities)
      : undefined;
  const files = [
    ...(await names(shelf.folder)).map((name) => join(shelf.folder, name)),
    ...(shelf.keysFolder === shelf.folder
      ? []
      : (await names(shelf.keysFolder)).map((name) => join(shelf.keysFolder, name))),
  ];
  const found: { where: string; what: string[]; bytes: number; isBackup: boolean }[] = [];
  for (const file of files) {
    const search = new SearchOfFile(traces);
    await search.raw(file);
    const isBackup = !isKeyCopy(file);
    if (!isBackup && copy) search.text(JSON.stringify(copy.ledger));
    if (isBackup && copy) await search.opened(file, shelf.identities, copy.ring);
    if (isBackup && !copy) closed.push(file);
    found.push({ where: file, what: [...search.found], bytes: search.bytes, isBackup });
  }
  return found;
}

/** What is found in one file, as it lies there and in clear. */
class SearchOfFile {
  readonly found = new Set<string>();
  bytes = 0;
  private readonly traces: readonly Trace[];

  constructor(traces: readonly Trace[]) {
    this.traces = traces;
  }

  private take(searcher: Searcher, state: string): void {
    this.bytes += searcher.bytes;
    for (const name of searcher.found) this.found.add(`${name}${state}`);
  }

  async raw(file: string): Promise<void> {
    const searcher = new Searcher(this.traces);
    for await (const chunk of createReadStream(file)) searcher.add(chunk as Buffer);
    this.take(searcher, '');
  }

  text(text: string): void {
    const searcher = new Searcher(this.traces);
    searcher.add(Buffer.from(text));
    this.take(searcher, ', in clear');
  }

  async opened(file: string, identities: readonly string[], ring: KeyRing): Promise<void> {
    let searcher = new Searcher(this.traces);
    let place = '';
    for await (const opened of openBackup(file, identities, ring)) {
      if (opened.kind === 'section') {
        this.take(searcher, place);
        searcher = new Searcher(this.traces);
        place = `, in clear in ${'table' in opened.section ? opened.section.table : opened.section.files}`;
      }
      if (opened.kind === 'rows') searcher.add(opened.rows);
      else if (opened.kind === 'part')
        searcher.add(Buffer.concat([Buffer.from(opened.part.id), opened.part.bytes]));
      else searcher.add(Buffer.from(JSON.stringify(opened)));
    }
    this.take(searcher, place);
  }
}
