import { createHash } from 'node:crypto';
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { drainQueue } from '../../../test/queue.ts';
import { JOBS } from '../../app/app.ts';
import { runJob } from '../../platform/jobs.ts';
import { purchasesFor } from '../purchases/test-purchases.ts';
import { freezeDocument } from './archive-copy.ts';
import { ARCHIVE_AREA, EXPORT_AREA } from './area.ts';
import { describeFile } from './copy-file.ts';
import { hundredths } from './export/write-csv.ts';
import { fileCopies } from './store.ts';
import { readCsv, readZip } from './test-archive.ts';

const app = await startTestApp();
const accountant = await app.makeUser({ accounting: 'all' }, { name: 'Berta Buch' });
const colleague = await app.makeUser({ accounting: 'all' });
const sales = await app.makeUser({ sales: 'all' });
const the = purchasesFor(app, sales);
await app.admin.query(
  "INSERT INTO firm (name, city, privacy_name, privacy_email) VALUES ('Probe & Söhne GmbH', 'Kiel', 'Datenschutz', 'd@probe.example')",
);
const accounts = (method: string, path: string, body?: unknown, actor = accountant) =>
  app.call(actor, method, `/api/v1${path}`, {
    purpose: 'accounting',
    ...(body === undefined ? {} : { body }),
  });
const ASKED = {
  from: '2026-01-01',
  until: '2026-12-31',
  kinds: ['invoice', 'credit-note', 'voucher', 'order', 'letter'],
  reason: 'Prüfungsanordnung vom 2. November 2026',
  recipient: 'Finanzamt Kiel',
};
const sha256 = (body: Buffer): string => createHash('sha256').update(body).digest('hex');
/** `1.234,50` is never written; `1234,50` is. */
const centsOf = (cell: string): number => Number(cell.replace(',', ''));
const exported = async (fields: object = {}) => {
  const wanted = await accounts('POST', '/archive/exports', { ...ASKED, ...fields });
  expect(wanted.status, JSON.stringify(wanted.body)).toBe(202);
  await drainQueue(app);
  return (await accounts('GET', `/archive/exports/${wanted.body.exportId}`)).body;
};

describe('an export for a tax audit (AO s.147(6))', () => {
  it('holds tables, originals and checksums that agree with each other and with the archive', async () => {
    const { companyId, name } = await the.company({ name: 'Müller; "Sohn" & Co. KG' });
    const { contactId } = await the.person();
    const order = await the.order({ companyId, status: 'confirmed' });
    const invoice = await the.invoice({ companyId, note: 'Zeile eins\nZeile; "zwei"' });
    await the.made('/credit-notes', { invoiceId: invoice.invoiceId, issuedOn: '2026-11-10' });
    const other = await the.invoice({ contactId });
    const paid = await the.made('/payments', {
      invoiceId: other.invoiceId,
      amountCents: 12_345,
      paidOn: '2026-11-12',
    });
    await the.made('/payments', {
      invoiceId: other.invoiceId,
      kind: 'refund',
      amountCents: 45,
      paidOn: '2026-11-13',
    });
    await the.call('DELETE', `/payments/${paid.payments[0].paymentId}`);
    await the.made('/interactions', {
      channel: 'letter',
      direction: 'out',
      occurredAt: '2026-03-03T10:00:00Z',
      subject: 'Bestätigung',
      content: 'Sehr geehrte Frau Groß,\nwir bestätigen.',
      people: [contactId],
      isCommercialLetter: true,
    });
    // An original, and something of another year.
    const fileId = uuid();
    await app.ctx.files.write(ARCHIVE_AREA, fileId, Readable.from([Buffer.from('%PDF-1.7 Ä')]));
    const copy = freezeDocument({
      kind: 'invoice',
      number: 'ERP/../1',
      issuedOn: '2026-04-04',
      document: { currency: 'CHF', netCents: 100_000_00, taxCents: 0, grossCents: 100_000_00, lines: [] },
      files: [await describeFile(app.ctx, fileId, 'ERP/../1')],
    });
    await app.ctx.db.perform({ actor: sales, purpose: 'contract', action: 'test.file' }, (tx) =>
      tx.batch(fileCopies([copy])),
    );
    await the.invoice({ companyId, issuedOn: '2025-11-02', dueOn: '2025-11-16' });

    const done = await exported();
    expect(done).toMatchObject({ state: 'done', isOwn: true, createdBy: 'Berta Buch', failure: null });
    const answer = await accounts('GET', `/archive/exports/${done.exportId}/file`);
    expect(answer.headers['content-type']).toBe('application/zip');
    expect(answer.headers['content-disposition']).toContain('belege-2026-01-01-2026-12-31.zip');
    expect(answer.raw.length).toBe(done.bytes);
    const zip = readZip(answer.raw);
    const csv = (file: string) => readCsv(zip.get(file)!);

    // As many records as documents, and every document that lies in the archive.
    const inArchive = await app.admin.query(
      "SELECT archive_id, sha256, document FROM archive_document WHERE issued_on BETWEEN '2026-01-01' AND '2026-12-31'",
    );
    const documents = csv('belege.csv');
    expect(documents.map((row) => row.Beleg_ID).sort()).toEqual(
      inArchive.rows.map(({ archive_id }) => archive_id).sort(),
    );
    expect(documents).toHaveLength(done.documentsTotal);
    for (const { archive_id, sha256: hash } of inArchive.rows)
      expect(documents.find((row) => row.Beleg_ID === archive_id)?.SHA256).toBe(hash.toString('hex'));
    const frozen = zip
      .get('urbelege.jsonl')!
      .toString()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(frozen).toHaveLength(documents.length);
    expect(frozen.find(({ belegId }) => belegId === inArchive.rows[0].archive_id).document).toEqual(
      inArchive.rows[0].document,
    );

    // The German form.
    const row = documents.find(({ Nummer }) => Nummer === invoice.number)!;
    expect(row).toMatchObject({
      Art: 'Rechnung',
      Datum: '02.11.2026',
      Kunde: name,
      Netto: '150,00',
      Umsatzsteuer: '22,50',
      Brutto: '172,50',
      Waehrung: 'EUR',
      Text: 'Zeile eins / Zeile; "zwei"',
      Aufbewahrt_bis: '31.12.2034',
    });
    const lines = csv('positionen.csv').filter(({ Beleg_ID }) => Beleg_ID === row.Beleg_ID);
    expect(lines).toMatchObject([
      { Position: '1', Menge: '2', Einzelpreis: '50', Steuersatz: '19,00', Netto: '100,00' },
      { Position: '2', Menge: '2,5', Einzelpreis: '20', Steuersatz: '7,00', Netto: '50,00' },
    ]);
    const taxes = csv('steuern.csv').filter(({ Beleg_ID }) => Beleg_ID === row.Beleg_ID);
    expect(taxes.reduce((sum, { Steuer }) => sum + centsOf(Steuer!), 0)).toBe(2_250);
    expect(
      csv('zahlungen.csv')
        .map(({ Vorgang, Betrag }) => `${Vorgang} ${Betrag}`)
        .sort(),
    ).toEqual(['Erstattung -0,45', 'Storno einer Zahlung -123,45', 'Zahlung 123,45']);
    expect(csv('briefe.csv')).toMatchObject([
      { Weg: 'Brief', Richtung: 'abgesandt', Wortlaut: 'Sehr geehrte Frau Groß, / wir bestätigen.' },
    ]);
    expect(documents.find(({ Nummer }) => Nummer === order.number)?.Art).toBe('Auftrag');

    // Sums of the record, of the readme and of the table are the same.
    const readme = zip.get('liesmich.txt')!.toString();
    for (const { kind, currency, netCents, taxCents, grossCents } of done.sums.amounts) {
      const label = {
        invoice: 'Rechnung',
        'credit-note': 'Gutschrift',
        order: 'Auftrag',
        voucher: 'Buchungsbeleg',
      }[kind as string];
      const of = documents.filter(({ Art, Waehrung }) => Art === label && Waehrung === currency);
      const sum = (column: string) => of.reduce((all, each) => all + centsOf(each[column] || '0'), 0);
      expect([kind, currency, sum('Netto'), sum('Umsatzsteuer'), sum('Brutto')]).toEqual([
        kind,
        currency,
        netCents,
        taxCents,
        grossCents,
      ]);
      expect(readme).toContain(hundredths(grossCents));
    }
    expect(readme).toContain(`zusammen: ${documents.length} `);
    expect(readme).toContain('01.01.2026 bis 31.12.2026');

    // Every file with its checksum; the original is what it was, and lies inside the folder.
    const sums = new Map(
      zip
        .get('pruefsummen.sha256')!
        .toString()
        .trim()
        .split('\n')
        .map((line) => [line.slice(66), line.slice(0, 64)]),
    );
    expect([...sums.keys()].sort()).toEqual(
      [...zip.keys()].filter((file) => file !== 'pruefsummen.sha256').sort(),
    );
    for (const [file, sum] of sums) expect([file, sha256(zip.get(file)!)]).toEqual([file, sum]);
    const [original] = csv('dateien.csv');
    expect(original!.Pfad).not.toContain('..');
    expect(zip.get(original!.Pfad!)?.toString()).toBe('%PDF-1.7 Ä');
    expect(original!.SHA256).toBe(sha256(Buffer.from('%PDF-1.7 Ä')));

    // Each reading noted once, with the reason of the export; nothing leads to the person.
    const readings = await app.admin.query(
      'SELECT archive_id, reason, actor_id FROM archive_reading WHERE export_id = $1',
      [done.exportId],
    );
    expect(readings.rows.map(({ archive_id }) => archive_id).sort()).toEqual(
      documents.map(({ Beleg_ID }) => Beleg_ID).sort(),
    );
    expect(new Set(readings.rows.map(({ reason }) => reason))).toEqual(new Set([ASKED.reason]));
    for (const [, body] of zip) expect(body.includes(contactId)).toBe(false);
  });

  it('describes its tables in well-formed XML after the description standard', async () => {
    const done = await exported();
    const zip = readZip((await accounts('GET', `/archive/exports/${done.exportId}/file`)).raw);
    const xml = zip.get('index.xml')!.toString();
    const parser = new SaxesParser({ fragment: false });
    const path: string[] = [];
    const tables: { url: string; columns: string[]; keys: number; utf8: boolean; sequence: string[] }[] = [];
    let doctype = '';
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('doctype', (text) => {
      doctype = text;
    });
    parser.on('opentag', ({ name }) => {
      path.push(name);
      if (name === 'Table') tables.push({ url: '', columns: [], keys: 0, utf8: false, sequence: [] });
      const table = tables.at(-1);
      if (path.at(-2) === 'Table') table?.sequence.push(name);
      if (name === 'UTF8') table!.utf8 = true;
      if (name === 'VariablePrimaryKey') table!.keys += 1;
    });
    parser.on('closetag', () => void path.pop());
    parser.on('text', (text) => {
      const table = tables.at(-1);
      if (path.at(-1) === 'URL') table!.url = text;
      if (path.at(-1) === 'Name' && /^Variable/.test(path.at(-2)!)) table!.columns.push(text);
    });
    parser.write(xml).close();
    expect(doctype).toContain('gdpdu-01-09-2004.dtd');
    expect(xml).toContain('Probe &amp; Söhne GmbH');
    expect(tables.map(({ url }) => url)).toEqual([...zip.keys()].filter((file) => file.endsWith('.csv')));
    for (const { url, columns, keys, utf8, sequence } of tables) {
      expect(utf8).toBe(true);
      expect(keys).toBeGreaterThan(0);
      // The order that the standard prescribes.
      expect(sequence).toEqual([
        'URL',
        'Name',
        'Description',
        'Validity',
        'UTF8',
        'DecimalSymbol',
        'DigitGroupingSymbol',
        'Range',
        'VariableLength',
      ]);
      // The heading is the first record, and index.xml begins with the second.
      const heading = zip.get(url)!.toString().split('\r\n')[0]!;
      expect(heading).toBe(columns.map((column) => `"${column}"`).join(';'));
    }
  });

  it('keeps to period and kinds, and is for those who manage the archive and see everything', async () => {
    const done = await exported({ from: '2025-01-01', until: '2025-12-31', kinds: ['invoice', 'invoice'] });
    expect(done).toMatchObject({ documentsTotal: 1, kinds: ['invoice'] });
    const empty = await exported({ from: '1999-01-01', until: '1999-12-31' });
    expect(empty).toMatchObject({ state: 'done', documentsTotal: 0 });
    expect(
      (await app.call(sales, 'POST', '/api/v1/archive/exports', { purpose: 'contract', body: ASKED })).status,
    ).toBe(403);
    const own = await app.makeUser({ accounting: 'own' });
    expect((await accounts('POST', '/archive/exports', ASKED, own)).status).toBe(403);
    const faults = await accounts('POST', '/archive/exports', {
      from: '2026-02-30',
      until: 'morgen',
      kinds: [],
      reason: 'x',
      recipient: '\ud800',
    });
    expect(faults.body.errors.map(({ at }: { at: string }) => at)).toEqual([
      'body.from',
      'body.until',
      'body.kinds',
      'body.reason',
      'body.recipient',
    ]);
    const reversed = await accounts('POST', '/archive/exports', { ...ASKED, from: '2027-01-01' });
    expect(reversed.body.errors).toMatchObject([{ at: 'body.until', code: 'days-reversed' }]);
  });

  it('is fetched by its maker alone, for seven days, and then gone with its file', async () => {
    const done = await exported();
    const path = `/archive/exports/${done.exportId}`;
    expect((await accounts('GET', `${path}/file`, undefined, colleague)).status).toBe(404);
    expect((await accounts('GET', path, undefined, colleague)).body.isOwn).toBe(false);
    expect((await accounts('GET', `/archive/exports/${uuid()}/file`)).status).toBe(404);
    expect(Date.parse(done.deletesAt) - Date.parse(done.createdAt)).toBe(7 * 86_400_000);
    expect(existsSync(app.ctx.files.path(EXPORT_AREA, done.exportId))).toBe(true);
    const logged = await app.admin.query(
      "SELECT action FROM audit_entry WHERE actor_id = $1 AND action IN ('archive.want-export', 'archive.export', 'archive.download-export') ORDER BY at DESC LIMIT 3",
      [accountant.id],
    );
    expect(new Set(logged.rows.map(({ action }) => action)).size).toBeGreaterThanOrEqual(2);
    await app.admin.query(
      "UPDATE archive_export SET deletes_at = now() - interval '1 second' WHERE export_id = $1",
      [done.exportId],
    );
    expect((await accounts('GET', `${path}/file`)).status).toBe(404);
    await runJob(app.ctx, JOBS.find(({ name }) => name === 'retention.run-clocks')!, {});
    await drainQueue(app);
    expect(existsSync(app.ctx.files.path(EXPORT_AREA, done.exportId))).toBe(false);
    expect(
      (await app.admin.query('SELECT FROM archive_export WHERE export_id = $1', [done.exportId])).rowCount,
    ).toBe(0);
    // Who read what, and why, stays with the documents.
    const { rows } = await app.admin.query(
      'SELECT count(*)::int AS n FROM archive_reading WHERE export_id = $1',
      [done.exportId],
    );
    expect(rows[0].n).toBe(done.documentsTotal);
  });

  it('goes on without a file that is missing or altered, and says so', async () => {
    const [gone, altered] = [uuid(), uuid()];
    for (const fileId of [gone, altered]) {
      await app.ctx.files.write(ARCHIVE_AREA, fileId, Readable.from(['<Invoice/>']));
      const copy = freezeDocument({
        kind: 'invoice',
        number: fileId,
        issuedOn: '2020-04-04',
        document: {},
        files: [await describeFile(app.ctx, fileId, 'original')],
      });
      await app.ctx.db.perform({ actor: sales, purpose: 'contract', action: 'test.file' }, (tx) =>
        tx.batch(fileCopies([copy])),
      );
    }
    rmSync(app.ctx.files.path(ARCHIVE_AREA, gone));
    writeFileSync(app.ctx.files.path(ARCHIVE_AREA, altered), '<Fake/>');
    const done = await exported({ from: '2020-01-01', until: '2020-12-31' });
    const zip = readZip((await accounts('GET', `/archive/exports/${done.exportId}/file`)).raw);
    expect(zip.get('liesmich.txt')!.toString()).toContain('davon fehlend oder verändert: 2');
    expect(readCsv(zip.get('dateien.csv')!)).toHaveLength(2);
  });

  it('reads the archive in constant memory: a big original goes through in chunks', async () => {
    const fileId = uuid();
    const MEGABYTE = Buffer.alloc(1 << 20, 0x5a);
    async function* big() {
      for (let index = 0; index < 150; index++) yield MEGABYTE;
    }
    await app.ctx.files.write(ARCHIVE_AREA, fileId, Readable.from(big()));
    const copy = freezeDocument({
      kind: 'invoice',
      number: 'GROSS-1',
      issuedOn: '2019-04-04',
      document: {},
      files: [await describeFile(app.ctx, fileId, 'gross')],
    });
    await app.ctx.db.perform({ actor: sales, purpose: 'contract', action: 'test.file' }, (tx) =>
      tx.batch(fileCopies([copy])),
    );
    let most = 0;
    const before = process.memoryUsage().rss;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 5);
    const done = await exported({ from: '2019-01-01', until: '2019-12-31' });
    clearInterval(watch);
    expect(statSync(app.ctx.files.path(EXPORT_AREA, done.exportId)).size).toBeGreaterThan(150 << 20);
    expect((most - before) / (1 << 20)).toBeLessThan(100);
  });
});
