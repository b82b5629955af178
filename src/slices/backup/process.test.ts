import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { afterAll, describe, expect, it } from 'vitest';
import { plantPerson } from '../../../test/plant.ts';
import { createCtx } from '../../app/app.ts';
import { openDatabase } from '../../app/database.ts';
import { readConfig } from '../../platform/config.ts';
import { openKeys } from '../../platform/keys.ts';
import { startCluster } from '../../platform/postgres/index.ts';
import { openBackup, openKeyCopy, readIdentities } from './index.ts';

const BIN = join(import.meta.dirname, '../../../bin/obhut.js');
const root = mkdtempSync(join(tmpdir(), 'obhut-process-'));
const [from, to, backups] = ['from', 'to', 'backups'].map((name) => join(root, name)) as [
  string,
  string,
  string,
];
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const running: Awaited<ReturnType<typeof startCluster>>[] = [];
afterAll(async () => {
  for (const cluster of running) await cluster.stop();
  rmSync(root, { recursive: true, force: true });
});

/** A real process; with `killAfter` (ms) it dies without a word. */
function obhut(dataDir: string, args: string[], killAfter?: number) {
  return new Promise<{ code: number | null; out: string; err: string; ms: number }>((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, [BIN, ...args], {
      env: { PATH: process.env.PATH ?? '', OBHUT_DATA: dataDir, PORT: '0', OBHUT_BACKUPS: backups },
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk) => {
      said.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      said.err += chunk;
    });
    const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
    child.on('exit', (code) => {
      clearTimeout(timer);
      resolve({ code, ...said, ms: performance.now() - started });
    });
  });
}
const backupsIn = () => readdirSync(backups).filter((name) => /^obhut-[^.]+\.age$/.test(name));

describe('the commands as processes', () => {
  it('are killed at any moment, and run again: backup, restore, replay', async () => {
    const cluster = await startCluster({ dataDir: from, settings });
    running.push(cluster);
    const config = readConfig({ OBHUT_DATA: from });
    const opened = await openDatabase(config, openKeys(from), { join: true });
    const ctx = createCtx(config, opened.db);
    const admin = new pg.Client({
      ...cluster.admin,
      database: 'obhut',
      options: '-c search_path=obhut,public',
    } as pg.ClientConfig);
    await admin.connect();
    await admin.query(
      "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Datenschutz', 'datenschutz@probe.example')",
    );
    const people: string[] = [];
    for (let n = 0; n < 20; n++)
      people.push((await plantPerson(admin, ctx.register, `p${uuid().slice(-12)}`)).contactId);
    await admin.end();
    await opened.close();

    const whole = await obhut(from, ['backup', '--json']);
    expect(whole.err).toBe('');
    for (const part of [0.3, 0.5, 0.7, 0.85, 0.95]) {
      await obhut(from, ['backup', '--json'], whole.ms * part);
      await obhut(from, ['backup', '--keys-only', '--json'], whole.ms * part);
    }
    const last = JSON.parse((await obhut(from, ['backup', '--json'])).out);
    // Nothing half-done under a name of its own, nothing left of the killed ones.
    expect(readdirSync(backups).filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect(readdirSync(backups).filter((name) => name.endsWith('.keys.age'))).toHaveLength(1);
    const identity = join(from, 'keys', 'backup-identity.txt');
    const identities = await readIdentities(identity);
    const { ring } = await openKeyCopy(last.keys, identities);
    for (const name of backupsIn()) {
      let seen = 0;
      for await (const item of openBackup(join(backups, name), identities, ring)) {
        expect(item.kind).not.toBe('lost');
        if (item.kind === 'trailer') seen += 1;
      }
      expect(seen, name).toBe(1);
    }

    const restore = ['restore', last.file, '--identity', identity, '--json'];
    for (const wait of [1500, 2500, 3500]) {
      const killed = await obhut(to, restore, wait);
      if (killed.code === 0) break;
    }
    const again = await obhut(to, restore);
    // Either it was all there already, up to the replay, or it is now.
    if (again.code === 0)
      expect(JSON.parse(again.out)).toMatchObject({
        restored: 20,
        unreadable: 0,
        replayed: 0,
        resurrected: 0,
      });
    else {
      expect(again.err).toMatch(/There is a firm in this database already/);
      await obhut(to, ['replay', '--json']);
    }

    // Somebody was erased after the backup: what does not know it does not start, and says so in one line.
    const keys = openKeys(to);
    appendFileSync(
      join(to, 'files', 'ledger', 'erasures.jsonl'),
      `${JSON.stringify({ id: uuid(), subject: keys.hash('ledger', people[3]!).toString('hex'), reason: 'request', erasedAt: new Date().toISOString() })}\n`,
    );
    for (const command of [['serve'], ['backup'], ['subject', 'report', people[4]!]]) {
      const refused = await obhut(to, command);
      expect([command, refused.code]).toEqual([command, 1]);
      expect(refused.err).toMatch(/older than its ledger: 1 erasure .*obhut replay/s);
    }
    await obhut(to, ['replay', '--json'], 1200);
    const replayed = await obhut(to, ['replay', '--json']);
    expect(JSON.parse(replayed.out)).toMatchObject({ resurrected: 0 });
    const restored = await startCluster({ dataDir: to, settings });
    running.push(restored);
    const look = new pg.Client({ ...restored.admin, database: 'obhut' } as pg.ClientConfig);
    await look.connect();
    const { rows } = await look.query('SELECT contact_id AS id FROM obhut.contact');
    await look.end();
    expect(rows.map(({ id }) => id).sort()).toEqual(people.filter((_, n) => n !== 3).sort());
  }, 300_000);
});
