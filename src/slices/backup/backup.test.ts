import { mkdtempSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantPerson } from '../../../test/plant.ts';
import { dumpDatabase } from '../../../test/schema.ts';
import { openBackup, openKeyCopy, writeBackup } from './index.ts';

const app = await startTestApp();
const identity = await generateX25519Identity();
const recipients = [await identityToRecipient(identity)];
const folder = mkdtempSync(join(app.dataDir, 'backups-'));

async function readAll(file: string, keys: string) {
  const { ring } = await openKeyCopy(keys, [identity]);
  const rows = new Map<string, string[]>();
  let table = '';
  let lost = 0;
  for await (const opened of openBackup(file, [identity], ring)) {
    if (opened.kind === 'section') table = 'table' in opened.section ? opened.section.table : '';
    if (opened.kind === 'lost') lost += opened.count;
    if (opened.kind === 'rows')
      rows.set(table, [...(rows.get(table) ?? []), ...opened.rows.toString().split('\n').slice(0, -1)]);
  }
  return { rows, lost };
}

describe('a backup', () => {
  it('holds every row of every table', async () => {
    await plantPerson(app.admin, app.ctx.register, `one${uuid().slice(-8)}`);
    await plantPerson(app.admin, app.ctx.register, `two${uuid().slice(-8)}`);
    const written = await writeBackup(app.ctx, { folder, recipients });
    expect(readdirSync(folder).sort()).toHaveLength(2);
    const { rows, lost } = await readAll(written.file, written.keys);
    expect(lost).toBe(0);
    const dump = await dumpDatabase(app.admin);
    const counts = Object.fromEntries(
      app.ctx.register.map(({ table }) => [table, rows.get(table)?.length ?? 0]),
    );
    const left = ['migration', 'contact_search', 'company_search'];
    for (const { table } of app.ctx.register)
      if (!left.includes(table) && table !== 'audit_entry')
        expect([table, counts[table]]).toEqual([table, dump.get(`obhut.${table}`)!.length]);
  });
});
