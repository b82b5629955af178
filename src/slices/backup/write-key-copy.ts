import { createHmac, createSecretKey } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ctx } from '../../platform/ctx.ts';
import type { Session } from '../../platform/db/index.ts';
import { type PendingNotice, pendingNotices } from '../recipients/index.ts';
import { readLedgerLines } from '../retention/index.ts';
import { writeAgeFile } from './age-file.ts';
import { readLines } from './blocks.ts';
import { FORMAT, instanceOf, type KeyCopyHeader, timeName } from './format.ts';
import { type BackupRecord, jsonRecord, writeRecords } from './records.ts';
import { waitForKeys } from './store-lock.ts';
import { purgeRowKeys, readPrimaryKeys } from './store-purge.ts';
import { copyKeys } from './store-read.ts';

export interface WrittenKeyCopy {
  file: string;
  /** People and rows that can still be opened. */
  keys: number;
  /** Older copies that were removed. */
  removed: number;
}

const NAME = /^obhut-[^.]*\.keys\.age(\.partial)?$/;
const KEYS_AT_ONCE = 4096;
/** What belongs to one machine, and is made anew on another. */
const LOCAL_SECRETS = ['database-app'];

/**
 * Writes the keys of everybody who is there, notices of erasures that still wait (Art. 19), and the ledger; then removes the older copies: a person's key stays the same
 * for life, so the newest copy opens every older backup, but for those who were erased meanwhile.
 */
export async function writeKeyCopy(
  ctx: Ctx,
  target: { folder: string; recipients: readonly string[]; time?: Date },
): Promise<WrittenKeyCopy> {
  const time = target.time ?? new Date();
  const name = `obhut-${timeName(time)}.keys.age`;
  const file = join(target.folder, name);
  const session = await ctx.db.openSession();
  let keys = 0;
  try {
    // One after the other: each removes the copies that it finds, and one must be left.
    await waitForKeys(session);
    const records = readKeys(ctx, session, time, (count) => {
      keys += count;
    });
    await writeAgeFile(
      file,
      target.recipients,
      writeRecords(records, () => ({ keys })),
    );
    return { file, keys, removed: await removeOthers(target.folder, name) };
  } finally {
    await session.close();
  }
}

async function* readKeys(
  ctx: Ctx,
  session: Session,
  time: Date,
  seen: (keys: number) => void,
): AsyncGenerator<BackupRecord> {
  await purgeRowKeys(session, ctx.register, await readPrimaryKeys(session));
  const secrets = ctx.keys.all().filter(([name]) => !LOCAL_SECRETS.includes(name));
  yield jsonRecord('header', {
    format: FORMAT,
    instance: instanceOf(ctx),
    createdAt: time.toISOString(),
    secrets: Object.fromEntries(secrets.map(([name, secret]) => [name, secret.toString('hex')])),
  } satisfies KeyCopyHeader);
  const hmac = createSecretKey(ctx.keys.secret('person'));
  let part: Buffer[] = [];
  const take = (): BackupRecord => {
    seen(part.length);
    const content = Buffer.concat(part);
    part = [];
    return { kind: 'keys', content };
  };
  for await (const { tokens, row } of readLines(session.copyOut(copyKeys))) {
    const salt = Buffer.from(row.toString('latin1', 0, row.length - 1), 'hex');
    const key = createHmac('sha256', hmac).update(salt).digest();
    part.push(Buffer.concat([Buffer.from(tokens.replaceAll('-', ''), 'hex'), key]));
    if (part.length === KEYS_AT_ONCE) yield take();
  }
  if (part.length > 0) yield take();
  // Whoever was erased is in no backup that this copy opens; whom that still has to be told is known nowhere else.
  yield jsonRecord('notices', await session.query<PendingNotice>(pendingNotices));
  yield jsonRecord('ledger', await readLedgerLines(ctx));
}

/** Also those whose name is later: the clock was set back, and they know people who were erased since. */
async function removeOthers(folder: string, newest: string): Promise<number> {
  const others = (await readdir(folder)).filter((name) => NAME.test(name) && name !== newest);
  for (const name of others) await rm(join(folder, name), { force: true });
  return others.length;
}
