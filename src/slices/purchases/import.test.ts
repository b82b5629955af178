import { existsSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { drainQueue } from '../../../test/queue.ts';
import type { PurchaseImportPreview } from './contract-import.ts';
import { decimalMarkOf, readCents, readMillionths } from './import/read-numbers.ts';
import { IMPORT_AREA } from './import-area.ts';
import { purchasesFor } from './test-purchases.ts';

const app = await startTestApp();
const actor = await app.makeUser({ sales: 'all', accounting: 'all' });
// The worker acts as users who are there.
await app.admin.query('UPDATE app_user SET is_active = true WHERE user_id = $1', [actor.id]).catch(() => {});
const the = purchasesFor(app, actor);

function multipart(content: string, encoding = 'utf-8') {
  const boundary = 'obhut-test';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="Belege März.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([
      Buffer.from(head),
      iconv.encode(content, encoding),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}
const tryUpload = (kind: string, content: string, encoding?: string) =>
  app.call(actor, 'POST', `/api/v1/purchase-imports?kind=${kind}`, {
    purpose: 'contract',
    ...multipart(content, encoding),
  });
async function upload(
  kind: string,
  lines: readonly string[],
  encoding?: string,
): Promise<PurchaseImportPreview> {
  const { status, body } = await tryUpload(kind, lines.join('\r\n'), encoding);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body;
}
async function run(importId: string) {
  const queued = await the.call('POST', `/purchase-imports/${importId}/run`);
  expect(queued.status, JSON.stringify(queued.body)).toBe(202);
  await drainQueue(app);
  return (await the.call('GET', `/purchase-imports/${importId}`)).body;
}
const rejected = async (importId: string) =>
  (await the.call('GET', `/purchase-imports/${importId}/rejected`)).body.items;
const fieldsOf = ({ columns }: PurchaseImportPreview) =>
  Object.fromEntries(columns.map(({ name, field }) => [name, field]));

describe('numbers as programs write them', () => {
  it.each([
    ['1.234,50', ',', 123_450],
    ['1,234.50', '.', 123_450],
    ['1.234', ',', 123_400],
    ['1.234', '.', undefined],
    ['-12,5 €', ',', -1250],
    ['12,50-', ',', -1250],
    ['(12,50)', ',', -1250],
    ['1 234,5', ',', 123_450],
    ['12.34.5', ',', undefined],
    ['1,005', ',', undefined],
    ['abc', ',', undefined],
    ['', ',', undefined],
    ['1e5', '.', undefined],
    ['99999999999', ',', undefined],
  ] as const)('%s with %s is %s cents', (text, mark, cents) => {
    expect(readCents(text, mark)).toBe(cents);
  });

  it('tell by each other what a point means', () => {
    expect(decimalMarkOf(['1.234', '5,5'])).toBe(',');
    expect(decimalMarkOf(['1.234', '5.5'])).toBe('.');
    expect(decimalMarkOf(['1.234.567'])).toBe(',');
    expect(decimalMarkOf(['1.234'])).toBeUndefined();
    expect(readMillionths('0,0079', ',')).toBe(7900);
  });
});

describe('a file of invoices', () => {
  it('from a German ERP comes in with its lines, in Windows-1252 with semicolons', async () => {
    const { contactId } = await the.person({ externalId: 'K-100', familyName: 'Jürgens' });
    const { companyId } = await the.company({ vatId: 'DE123456789' });
    const product = await the.made('/products', {
      number: 'ST-1',
      name: 'Stuhl',
      unit: 'Stück',
      unitPrice: '1',
      taxRateBp: 1900,
    });
    const preview = await upload(
      'invoices',
      [
        'Rechnungsnummer;Rechnungsdatum;Fällig am;Kundennummer;USt-IdNr.;Artikelnummer;Bezeichnung;Menge;Einzelpreis;Rabatt %;MwSt.-Satz;Nettobetrag;Steuerbetrag;Bruttobetrag',
        'R-1;03.11.2026;17.11.2026;K-100;;ST-1;Bürostühle;2;1.234,50;10;19;2.322,10;433,15;2.755,25',
        'R-1;03.11.2026;17.11.2026;K-100;;;Fachbuch „Büro“;5;20,00;;7;2.322,10;433,15;2.755,25',
        'R-2;4.11.26;;;DE 123 456 789;;Wartung;1,5;100,00;;19;150,00;28,50;178,50',
      ],
      'windows-1252',
    );
    expect(fieldsOf(preview)).toMatchObject({
      Rechnungsnummer: 'number',
      'Fällig am': 'dueOn',
      'USt-IdNr.': 'vatId',
      Bezeichnung: 'text',
      'Rabatt %': 'discountPercent',
      'MwSt.-Satz': 'taxPercent',
      Nettobetrag: 'net',
    });
    expect(preview.missing).toEqual([]);
    // 2 x 1234.50 less 10 % is 2222.10 (a discount of 246.90); with 100.00 at 7 % that is 2322.10, and tax 429.20.
    expect(
      preview.documents.map(({ number, grossCents, reasons }) => [
        number,
        grossCents,
        reasons.map(({ column }) => column),
      ]),
    ).toEqual([
      ['R-1', 275_130, ['Steuerbetrag', 'Bruttobetrag']],
      ['R-2', 17_850, []],
    ]);
    const mended = await upload('invoices', [
      'Rechnungsnummer;Rechnungsdatum;Fällig am;Kundennummer;USt-IdNr.;Artikelnummer;Bezeichnung;Menge;Einzelpreis;Rabatt %;MwSt.-Satz;Nettobetrag;Steuerbetrag;Bruttobetrag',
      'R-1;03.11.2026;17.11.2026;K-100;;ST-1;Bürostühle;2;1.234,50;10;19;2.322,10;429,20;2.751,30',
      'R-1;03.11.2026;17.11.2026;K-100;;;Fachbuch;5;20,00;;7;;;',
      'R-2;4.11.2026;;;DE 123 456 789;;Wartung;1,5;100,00;;19;150,00;28,50;178,50',
    ]);
    expect(mended.documents.map(({ reasons }) => reasons)).toEqual([[], []]);
    const done = await run(mended.importId);
    expect(done).toMatchObject({
      state: 'done',
      counts: { rows: 3, documents: 2, created: 2, known: 0, rejected: 0 },
    });
    const [first] = (await the.call('GET', `/invoices?contactId=${contactId}`)).body.items;
    expect(first).toMatchObject({
      number: 'R-1',
      issuedOn: '2026-11-03',
      dueOn: '2026-11-17',
      grossCents: 275_130,
      source: 'csv',
      state: 'issued',
    });
    const read = (await the.call('GET', `/invoices/${first.invoiceId}`)).body;
    expect(read.lines[0]).toMatchObject({
      productId: product.productId,
      text: 'Bürostühle',
      unit: 'Stück',
      netCents: 222_210,
    });
    expect(read.archiveId).not.toBeNull();
    expect((await the.call('GET', `/invoices?companyId=${companyId}`)).body.items).toMatchObject([
      { number: 'R-2' },
    ]);
    const again = await run(
      (
        await upload('invoices', [
          'Rechnungsnummer;Rechnungsdatum;Kundennummer;Bruttobetrag;Nettobetrag',
          'R-1;03.11.2026;K-100;119,00;100,00',
        ])
      ).importId,
    );
    expect(again.counts).toMatchObject({ known: 1, created: 0 });
  });

  it('keeps every row that it cannot take, with its reasons, and takes the others', async () => {
    await the.person({ externalId: 'K-200' });
    await the.person({ externalId: 'K-201' });
    await the.company({ externalId: 'K-201' });
    const preview = await upload('invoices', [
      'Nr,Datum,Kundennr,Email,Netto,MwSt,Steuer,Brutto',
      'S-1,2026-11-01,K-200,,100.00,19,19.00,119.00',
      'S-2,2026-11-01,K-999,niemand@probe.example,100.00,19,19.00,119.00',
      'S-3,2026-02-30,K-200,,100.00,19,19.00,119.00',
      'S-4,2026-11-01,K-200,,100.00,19,19.01,119.01',
      'S-5,2026-11-01,K-201,,100.00,19,19.00,119.00',
      'S-6,2026-11-01,K-200,,-100.00,19,-19.00,-119.00',
      ',2026-11-01,K-200,,hundert,19,19.00,119.00',
      `S-8\u0000,2026-11-01,K-200,,100.00,19,19.00,${'9'.repeat(40)}`,
    ]);
    const done = await run(preview.importId);
    expect(done).toMatchObject({ state: 'done', rowsTotal: 8, counts: { created: 1, rejected: 7 } });
    const rows = await rejected(preview.importId);
    const reasons = Object.fromEntries(
      rows.map(({ line, reasons }: { line: number; reasons: { code: string; column: string | null }[] }) => [
        line,
        reasons.map(({ code, column }) => `${code} ${column}`),
      ]),
    );
    expect(reasons).toMatchObject({
      2: ['import.customer-unknown null'],
      3: ['import.not-a-date Datum'],
      4: ['import.tax-unclear null'],
      5: ['import.customer-ambiguous null'],
      6: ['import.total-negative Brutto'],
      7: expect.arrayContaining(['import.number-missing Nr', 'import.not-a-number Netto']),
      8: expect.arrayContaining(['import.not-a-number Brutto']),
    });
    expect(rows[0].cells).toMatchObject({ Kundennr: 'K-999', Email: 'niemand@probe.example' });
    expect(rows[0].reasons[0].message).toContain('nobody');
    expect(existsSync(app.ctx.files.path(IMPORT_AREA, preview.importId))).toBe(true);
  });

  it('goes with the people in it: rows that were rejected, and the original', async () => {
    const { contactId } = await the.person({
      externalId: 'K-300',
      emails: [{ address: 'weg@probe.example' }],
    });
    const preview = await upload('invoices', [
      'Nr;Datum;E-Mail;Netto;Brutto',
      'T-1;01.11.2026;weg@probe.example;100,00;119,00',
      'T-2;01.11.2026;weg@probe.example;100,00;119,01',
    ]);
    expect((await run(preview.importId)).counts).toMatchObject({ created: 1, rejected: 1 });
    const officer = await app.makeUser({ 'data-protection': 'all' });
    const erased = await app.call(officer, 'POST', `/api/v1/contacts/${contactId}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    expect(erased.body.counts).toMatchObject({ purchase_rejected: 1, invoice: 1 });
    await drainQueue(app);
    expect(await rejected(preview.importId)).toEqual([]);
    expect(existsSync(app.ctx.files.path(IMPORT_AREA, preview.importId))).toBe(false);
  });

  it('can be read with other columns, and does not start while one is missing', async () => {
    const { companyId } = await the.company({ externalId: 'K-400' });
    const preview = await upload('orders', ['A;B;C;D', 'O-1;01.11.2026;K-400;119,00']);
    expect(preview.missing).toEqual(['number', 'issuedOn', 'customerNumber', 'gross']);
    expect((await the.call('POST', `/purchase-imports/${preview.importId}/run`)).status).toBe(422);
    const twice = await the.call('PUT', `/purchase-imports/${preview.importId}`, {
      mapping: { A: 'number', B: 'number' },
    });
    expect(twice.body.errors).toMatchObject([{ at: 'body.mapping', code: 'import.field-twice' }]);
    const mapped = await the.call('PUT', `/purchase-imports/${preview.importId}`, {
      mapping: { A: 'number', B: 'issuedOn', C: 'customerNumber', D: 'gross' },
    });
    expect(mapped.body.documents[0].reasons).toMatchObject([{ code: 'import.tax-unclear' }]);
    await the.call('PUT', `/purchase-imports/${preview.importId}`, {
      mapping: { A: 'number', B: 'issuedOn', C: 'customerNumber', D: 'unitPrice' },
    });
    const done = await run(preview.importId);
    expect(done.counts).toMatchObject({ created: 0, rejected: 1 });
    expect((await the.call('GET', `/orders?companyId=${companyId}`)).body.items).toEqual([]);
    expect((await the.call('POST', `/purchase-imports/${preview.importId}/run`)).status).toBe(409);
    expect((await the.call('DELETE', `/purchase-imports/${preview.importId}`)).status).toBe(204);
    await drainQueue(app);
    expect(existsSync(app.ctx.files.path(IMPORT_AREA, preview.importId))).toBe(false);
  });

  it('that is no table is refused with a problem, and leaves nothing', async () => {
    const before = (await app.ctx.files.list(IMPORT_AREA)).length;
    for (const content of ['', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x\r\nEND:VCARD\r\n']) {
      const answer = await tryUpload('invoices', content);
      expect([answer.status, answer.headers['content-type']]).toEqual([
        422,
        'application/problem+json; charset=utf-8',
      ]);
    }
    expect((await tryUpload('rumours', 'a;b')).status).toBe(422);
    expect((await app.ctx.files.list(IMPORT_AREA)).length).toBe(before);
  });

  it('is for those who may write documents, and of scope own only one’s own', async () => {
    const preview = await upload('orders', ['Nr;Datum;Kundennr;Brutto', 'X;01.11.2026;K;1']);
    const service = await app.makeUser({ service: 'all' });
    expect((await app.call(service, 'GET', '/api/v1/purchase-imports', { purpose: 'support' })).status).toBe(
      403,
    );
    const own = await app.makeUser({ sales: 'own' });
    expect(
      (await app.call(own, 'GET', `/api/v1/purchase-imports/${preview.importId}`, { purpose: 'contract' }))
        .status,
    ).toBe(404);
  });
});

describe('a file of payments', () => {
  it('settles invoices by their number, and brings nothing twice', async () => {
    const { companyId } = await the.company();
    const invoice = await the.invoice({ companyId, number: 'Z-1' });
    const lines = [
      'Rechnungsnr;Buchungstag;Betrag;Zahlungsart;Verwendungszweck',
      'Z-1;12.11.2026;"100,00";Überweisung;Teilzahlung',
      'Z-1;13.11.2026;72,50;Lastschrift;Rest',
      'Z-9;13.11.2026;72,50;;',
      'Z-1;13.11.2026;0;;',
    ];
    const done = await run((await upload('payments', lines)).importId);
    expect(done.counts).toMatchObject({ rows: 4, created: 2, rejected: 2 });
    const read = (await the.call('GET', `/invoices/${invoice.invoiceId}`)).body;
    expect(read.state).toBe('paid');
    expect(read.payments).toMatchObject([
      { amountCents: 10_000, method: 'transfer', paidOn: '2026-11-12', reference: 'Teilzahlung' },
      { amountCents: 7250, method: 'direct-debit' },
    ]);
    const again = await run((await upload('payments', lines)).importId);
    expect(again.counts).toMatchObject({ created: 0, known: 2, rejected: 2 });
    const back = await run(
      (await upload('payments', ['Rechnungsnr;Buchungstag;Betrag', 'Z-1;20.11.2026;-50,00'])).importId,
    );
    expect(back.counts).toMatchObject({ created: 1 });
    expect((await the.call('GET', `/invoices/${invoice.invoiceId}`)).body.balance.openCents).toBe(5000);
  });
});

describe('ten thousand rows', () => {
  it('come in batch by batch', async () => {
    await the.company({ externalId: 'K-BIG' });
    const rows = Array.from(
      { length: 10_000 },
      (_, n) => `V-${Math.floor(n / 4)};01.10.2026;K-BIG;Position ${n};1;10,00;19`,
    );
    const preview = await upload('orders', ['Nr;Datum;Kundennr;Bezeichnung;Menge;Preis;MwSt', ...rows]);
    const done = await run(preview.importId);
    expect(done).toMatchObject({
      state: 'done',
      counts: { rows: 10_000, documents: 2500, created: 2500, rejected: 0 },
    });
    const { rows: sums } = await app.admin.query(
      "SELECT count(*)::int AS n, sum(gross_cents)::int AS sum FROM sales_order WHERE number LIKE 'V-%'",
    );
    expect(sums).toEqual([{ n: 2500, sum: 2500 * 4760 }]);
  }, 60_000);
});
