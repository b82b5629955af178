import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { importFile } from './cli.ts';
import { testFile } from './read/test-files.ts';

const app = await startTestApp();
const sales = await app.makeUser({ sales: 'own' });
const service = await app.makeUser({ service: 'all' });
const emailOf = (userId: string) => `${userId}@firma.example`;
const rowsOf = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;
const OPTIONS = {
  purpose: 'inquiry',
  basis: 'contract',
  origin: 'list',
  originDetail: 'Altsystem',
  evidence: '',
};
const CSV =
  'Vorname;Nachname;E-Mail\nKarl;Kommando;karl@kommando.example\nKara;Kommando;kara@kommando.example';

describe('obhut import', () => {
  it('brings a file in as the machine, on the footing of its options', async () => {
    const { counts, importId } = await importFile(app.ctx, testFile(CSV), OPTIONS);
    expect(counts).toMatchObject({ rows: 2, created: 2 });
    expect(
      await rowsOf(
        'SELECT DISTINCT owner_id, purpose_key, origin_detail FROM contact JOIN ground USING (contact_id) WHERE contact.import_id = $1',
        [importId],
      ),
    ).toEqual([{ owner_id: null, purpose_key: 'inquiry', origin_detail: 'Altsystem' }]);
    expect(await app.ctx.files.list('imports')).toEqual([]);
  });

  it('does nothing on a dry run, and leaves nothing behind', async () => {
    const before = (await rowsOf('SELECT FROM import')).length;
    const { counts, importId } = await importFile(app.ctx, testFile(CSV.replaceAll('kommando', 'trocken')), {
      ...OPTIONS,
      dryRun: true,
    });
    expect([importId, counts.created]).toEqual([null, 2]);
    expect(await rowsOf(`SELECT FROM contact_email WHERE address LIKE '%trocken%'`)).toEqual([]);
    expect((await rowsOf('SELECT FROM import')).length).toBe(before);
    expect(await app.ctx.files.list('imports')).toEqual([]);
  });

  it('acts as a user where one is named, with their rights', async () => {
    const { importId } = await importFile(app.ctx, testFile(CSV.replaceAll('kommando', 'benutzer')), {
      ...OPTIONS,
      user: emailOf(sales.id),
    });
    expect(await rowsOf('SELECT DISTINCT owner_id FROM contact WHERE import_id = $1', [importId])).toEqual([
      { owner_id: sales.id },
    ]);
    const attempt = (options: Partial<Parameters<typeof importFile>[2]>) =>
      importFile(app.ctx, testFile(CSV), { ...OPTIONS, ...options });
    await expect(attempt({ user: emailOf(service.id) })).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(attempt({ user: 'nobody@firma.example' })).rejects.toMatchObject({
      code: 'invalid-input',
      faults: [{ at: '--user' }],
    });
    await expect(
      attempt({ user: emailOf(sales.id), purpose: 'marketing-email', basis: 'consent', evidence: 'x' }),
    ).rejects.toMatchObject({ code: 'purpose-not-yours' });
    await expect(attempt({ purpose: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid-input',
      faults: [{ at: '--purpose', code: 'purpose-unknown' }],
    });
    await expect(importFile(app.ctx, testFile('%PDF-1.4'), OPTIONS)).rejects.toMatchObject({
      code: 'unreadable-file',
    });
    await expect(importFile(app.ctx, '/nowhere/at/all.csv', OPTIONS)).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(await app.ctx.files.list('imports')).toEqual([]);
  });
});
