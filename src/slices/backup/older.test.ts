import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, describe, expect, it } from 'vitest';
import { type BlankApp, makeBlankApp } from '../../../test/blank-app.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { dumpDatabase } from '../../../test/schema.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { sql } from '../../platform/db/index.ts';
import { checkLedger, LedgerMismatch } from '../retention/index.ts';
import { restoreBackup, type WrittenBackup, writeBackup } from './index.ts';
import { replayCommand } from './replay-command.ts';

const identity = await generateX25519Identity();
const recipients = [await identityToRecipient(identity)];
const open: BlankApp[] = [];
const make = async (): Promise<BlankApp> => {
  open.push(await makeBlankApp());
  return open.at(-1)!;
};
afterAll(async () => {
  for (const each of open) await each.close();
});
const refuse = (): never => {
  throw new Error('newer');
};
const applied = async (app: BlankApp): Promise<string[]> => {
  const session = await app.ctx.db.openSession();
  return session.migrations().finally(() => session.close());
};
const tablesOf = async (app: BlankApp): Promise<Set<string>> =>
  new Set([...(await dumpDatabase(app.admin)).keys()].map((name) => name.replace('obhut.', '')));

/** Obhut as it was before this file of migrations/ and the tables that it makes; with a firm and two people. */
async function olderObhut(withoutFile: string) {
  const app = await make();
  const files = await applied(app);
  const later = files.filter((file) => file > '0029' && !file.startsWith('0029'));
  await app.ctx.db.adoptMigrations(
    files.filter((file) => file !== withoutFile && !later.includes(file)),
    refuse,
  );
  const tables = await tablesOf(app);
  const register = app.ctx.register.filter(({ table }) => tables.has(table));
  const ctx: Ctx = { ...app.ctx, register };
  await app.admin.query(
    "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Alt GmbH', 'Datenschutz', 'datenschutz@probe.example')",
  );
  const older = { ...app, ctx };
  const people = [
    await plantContact(older as unknown as Parameters<typeof plantContact>[0], {
      emails: ['alt@probe.example'],
    }),
    await plantContact(older as unknown as Parameters<typeof plantContact>[0]),
  ];
  return { ctx, people, missing: app.ctx.register.filter(({ table }) => !tables.has(table)) };
}

describe('a backup of an older Obhut', () => {
  it('is restored into the tables that it came from, which are then brought to today; nothing starts before that', async () => {
    const { ctx, people, missing } = await olderObhut('0025_exports.sql');
    expect(missing.map(({ table }) => table)).toContain('contact_export');
    const folder = mkdtempSync(join(tmpdir(), 'obhut-older-'));
    const written: WrittenBackup = await writeBackup(ctx, { folder, recipients });

    const target = await make();
    const today = await applied(target);
    const result = await restoreBackup(target.ctx, { file: written.file, identities: [identity] });
    expect(result).toMatchObject({ restored: 2, unreadable: 0, resurrected: 0 });
    expect(await applied(target)).toEqual(today);
    expect(await tablesOf(target)).toEqual(
      new Set([...(await tablesOf(open[0]!)), ...missing.map(({ table }) => table)]),
    );
    await checkLedger(target.ctx);
    const { rows } = await target.admin.query('SELECT contact_id AS id FROM contact ORDER BY 1');
    expect(rows.map(({ id }) => id)).toEqual(people.map(({ contactId }) => contactId).sort());
    // What is new is protected as everything else, and the restored one can be backed up.
    const { rows: open_ } = await target.admin.query(
      'SELECT relname FROM pg_class WHERE relname = ANY ($1) AND NOT (relrowsecurity AND relforcerowsecurity)',
      [missing.filter(({ whose }) => whose === 'contact').map(({ table }) => table)],
    );
    expect(open_).toEqual([]);
  }, 120_000);

  it('that is cut off between its tables and those of today does not start', async () => {
    const { ctx } = await olderObhut('0025_exports.sql');
    const folder = mkdtempSync(join(tmpdir(), 'obhut-older-'));
    const written = await writeBackup(ctx, { folder, recipients });
    const target = await make();
    const cut: Ctx = { ...target.ctx, db: Object.create(target.ctx.db) };
    cut.db.migrateOn = () => Promise.reject(new Error('killed'));
    await expect(restoreBackup(cut, { file: written.file, identities: [identity] })).rejects.toThrow(
      'killed',
    );
    // The next start migrates first, as every start does; then it asks the ledger.
    await target.ctx.db.migrateOn();
    await expect(checkLedger(target.ctx)).rejects.toThrow(LedgerMismatch);
    expect(await replayCommand(target.ctx, {})).toMatchObject({ resurrected: 0 });
    await checkLedger(target.ctx);
    const [row] = await target.ctx.db.queryWithoutPurpose<{ n: number }>(
      sql`SELECT count(*)::int AS n FROM purpose`,
    );
    expect(row!.n).toBeGreaterThan(5);
  }, 120_000);
});
