import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { runJob, workOff } from '../../platform/jobs.ts';
import type { Job } from '../../platform/slice.ts';
import { eraseContacts } from '../retention/index.ts';
import { type Planted, plantPerson } from './plant.ts';
import { type Find, type Searched, searchFolder } from './search-files.ts';
import { dropOldLog, rewriteTables } from './store-clean.ts';
import { dropKeptOf, endClocks, removePlanted } from './store-drill.ts';
import type { Asking } from './store-schema.ts';
import { type Trace, tracesOf } from './traces.ts';

/** The firm's backups, as far as the drill needs them. */
export interface BackupsOfDrill {
  /** Makes one, with the planted person in it. */
  write(): Promise<void>;
  /** After the erasure: the copy of the keys is written anew. */
  refreshKeys(): Promise<void>;
  /** Every backup there is, opened with every key that is left. */
  search(traces: readonly Trace[]): Promise<Searched & { backups: number }>;
}
export interface DrillMeans {
  /** The superuser: plants past the application, writes tables anew. */
  admin: Asking;
  jobs: readonly Job[];
  /** Undefined where the firm makes no backups with Obhut. */
  backups: BackupsOfDrill | undefined;
  say(line: string): void;
}
export interface DrillResult {
  /** Markers planted: columns and files. */
  planted: number;
  /** Places where something was left. */
  found: number;
  where: Find[];
  /** Files and backups that held the marker before the erasure: the search sees what is there. */
  seenBefore: number;
  searched: { files: number; bytes: number; backups: number };
  /** From the call to the commit, and from there until no byte was left. */
  ms: { erasure: number; cleanUp: number; search: number };
  /** What could not be cleaned, and why. */
  left: { what: string; why: string }[];
}

const WORK = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'drill.erase' };

/**
 * Plants a person with a marker in every declared column and every file, erases them through the product, cleans up dead rows
 * and the write-ahead log, and looks for the marker in every byte of the data folder and of every backup. The person
 * is there for the purpose of rights alone, and nothing of them is left also when the drill finds something.
 */
export async function drillErasure(ctx: Ctx, means: DrillMeans): Promise<DrillResult> {
  const { admin, backups, say } = means;
  const marker = `obhutdrill${randomBytes(8).toString('hex')}`;
  say('Planting a person ...');
  const planted = await plantPerson(admin, ctx.register, marker);
  const traces = tracesOf(marker, [planted.contactId]);
  const files = await plantFiles(ctx, planted, marker);
  await admin.query('CHECKPOINT');
  await backups?.write();
  const before = await searchAll(ctx, means, traces);

  say('Erasing ...');
  const started = performance.now();
  await ctx.db.perform(WORK, async (tx) => {
    await eraseContacts(ctx, tx, [planted.contactId], { reason: 'request', suppress: false });
    // Art. 19: nobody is told of somebody who never was.
    await dropKeptOf(tx, ctx.register, planted, marker);
  });
  const erased = performance.now();
  await endClocks(admin, ctx.register, planted);
  await removePlanted(admin, ctx.register, planted);
  await workOffErasure(ctx, means.jobs);
  const cleaned = await rewriteTables(admin, (done, of) => say(`Writing tables anew: ${done} of ${of}`));
  const left = [...cleaned.left, ...(await dropOldLog(admin))];
  await backups?.refreshKeys();
  const clean = performance.now();

  say('Searching ...');
  const after = await searchAll(ctx, means, traces);
  return {
    planted: countMarkers(planted, marker) + files,
    found: after.finds.length,
    where: after.finds,
    seenBefore: before.finds.length,
    searched: { files: after.files, bytes: after.bytes, backups: after.backups },
    ms: {
      erasure: Math.round(erased - started),
      cleanUp: Math.round(clean - erased),
      search: Math.round(performance.now() - clean),
    },
    left,
  };
}

/** A file for every column that names one. */
async function plantFiles(ctx: Ctx, planted: Planted, marker: string): Promise<number> {
  const files = ctx.register.flatMap(({ table, columns }) =>
    Object.entries(columns).flatMap(([column, { file }]) => {
      const id = planted.rows.get(table)?.[column];
      return file && typeof id === 'string' ? [{ area: file, id }] : [];
    }),
  );
  for (const { area, id } of files)
    await ctx.files.write(area, id, Readable.from([Buffer.from(`${marker} in a file`)]));
  return files.length;
}

/** What an erasure leaves to the worker; beside a running server it is done twice at worst. */
async function workOffErasure(ctx: Ctx, jobs: readonly Job[]): Promise<void> {
  const own = jobs.filter(({ name }) => name.startsWith('retention.'));
  for (const job of own.filter(({ name }) => name === 'retention.run-clocks')) await runJob(ctx, job, {});
  await workOff(ctx, own);
}

async function searchAll(
  ctx: Ctx,
  { backups }: DrillMeans,
  traces: readonly Trace[],
): Promise<Searched & { backups: number }> {
  const data = await searchFolder(ctx.config.dataDir, traces);
  const copies = (await backups?.search(traces)) ?? { files: 0, bytes: 0, finds: [], backups: 0 };
  return {
    files: data.files + copies.files,
    bytes: data.bytes + copies.bytes,
    finds: [...data.finds, ...copies.finds],
    backups: copies.backups,
  };
}

const countMarkers = ({ rows }: Planted, marker: string): number =>
  [...rows.values()]
    .flatMap((row) => Object.values(row))
    .filter((value) => JSON.stringify(value)?.includes(marker)).length;
