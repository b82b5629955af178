import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { drainQueue } from '../../../test/queue.ts';
import { JOBS } from '../../app/app.ts';
import type { Actor } from '../../kernel/actor.ts';
import { runJob } from '../../platform/jobs.ts';
import { MAX_EINVOICE_BYTES } from './contract-einvoice.ts';
import { ciiInvoice, pdfWith, TOTALS, ublCreditNote, ublInvoice } from './einvoice/test-invoices.ts';

const app = await startTestApp();
await app.admin.query(
  "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe Bürotechnik', 'Datenschutz', 'datenschutz@probe.example')",
);
const books = await app.makeUser({ accounting: 'all', 'data-protection': 'all' }, { language: 'de' });
const PURPOSE = 'accounting';
let numbers = 0;
const nextNumber = (): string => `RE-T-${++numbers}`;

interface Sent {
  name: string;
  content: string | Buffer;
}
function multipart(files: readonly Sent[]): { body: Buffer; type: string } {
  const boundary = `----${uuid()}`;
  const parts = files.flatMap(({ name, content }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    ),
    Buffer.from(content as string),
    Buffer.from('\r\n'),
  ]);
  return {
    body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}
function send(files: readonly Sent[], actor: Actor = books, purpose = PURPOSE) {
  const { body, type } = multipart(files);
  return app.call(actor, 'POST', '/api/v1/einvoices', { purpose, body, headers: { 'content-type': type } });
}
async function sendOne(content: string | Buffer, name = 'rechnung.xml', actor: Actor = books) {
  const answer = await send([{ name, content }], actor);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.files[0].einvoice;
}
const read = async (id: string, actor: Actor = books) =>
  (await app.call(actor, 'GET', `/api/v1/einvoices/${id}`, { purpose: PURPOSE })).body;
const act = (id: string, verb: string, body: object, actor: Actor = books) =>
  app.call(actor, verb === 'customer' ? 'PUT' : 'POST', `/api/v1/einvoices/${id}/${verb}`, {
    purpose: PURPOSE,
    body,
  });
const filesIn = (area: string): string[] => {
  const folder = join(app.dataDir, 'files', area);
  return existsSync(folder) ? readdirSync(folder) : [];
};
async function company(body: object): Promise<string> {
  const answer = await app.call(books, 'POST', '/api/v1/companies', { purpose: PURPOSE, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.companyId;
}
async function person(body: object): Promise<string> {
  const answer = await app.call(books, 'POST', '/api/v1/contacts', {
    purpose: PURPOSE,
    body: { ...body, grounds: [{ purpose: 'accounting', legalBasis: 'legal-obligation', origin: 'person' }] },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.contactId;
}

describe('an XRechnung', async () => {
  const companyId = await company({
    name: 'Müller & Söhne GmbH',
    vatId: 'DE 811 907 980',
    postalCode: '01067',
    city: 'Dresden',
  });

  it('finds its customer, is taken as issued with its sums to the cent, and its original goes into the archive', async () => {
    const number = nextNumber();
    const xml = ublInvoice({ number });
    const row = await sendOne(xml);
    expect(row).toMatchObject({
      state: 'read',
      number,
      customer: { companyId, contactId: null },
      matchedBy: 'vat-id',
      faults: 0,
      warnings: 0,
    });
    const detail = await read(row.intakeId);
    expect(detail.document.totals).toEqual(TOTALS);
    expect(detail.findings).toEqual([]);
    const original = await app.call(books, 'GET', `/api/v1/einvoices/${row.intakeId}/file`, {
      purpose: PURPOSE,
    });
    expect(original.raw.toString()).toBe(xml);
    expect(original.headers['content-type']).toBe('application/octet-stream');

    const taken = await act(row.intakeId, 'take', { version: row.version });
    expect(taken.status, JSON.stringify(taken.body)).toBe(201);
    const { rows } = await app.admin.query('SELECT * FROM invoice WHERE invoice_id = $1', [
      taken.body.invoiceId,
    ]);
    expect(rows[0]).toMatchObject({
      number,
      kind: 'invoice',
      status: 'issued',
      source: 'e-invoice',
      company_id: companyId,
      customer_name: 'Müller & Söhne GmbH',
      issued_on: '2026-11-02',
      due_on: '2026-12-02',
      delivered_on: '2026-10-30',
      net_cents: 37_990,
      tax_cents: 6_458,
      gross_cents: 44_448,
      prepaid_cents: 4_450,
      rounding_cents: 2,
    });
    const lines = await app.admin.query(
      'SELECT kind, text, unit, quantity_e6, unit_price_e6, base_quantity_e6, discount_cents, tax_category, tax_rate_bp, net_cents FROM invoice_line WHERE invoice_id = $1 ORDER BY position',
      [taken.body.invoiceId],
    );
    expect(
      lines.rows.map(({ kind, net_cents, tax_category, tax_rate_bp }) => [
        kind,
        net_cents,
        tax_category,
        tax_rate_bp,
      ]),
    ).toEqual([
      ['item', 3000, 'standard', 1900],
      ['item', 30_000, 'standard', 1900],
      ['item', 4990, 'standard', 700],
      ['item', 590, 'exempt', 0],
      ['allowance', -1000, 'standard', 1900],
      ['charge', 410, 'standard', 700],
    ]);
    expect(lines.rows[0]).toMatchObject({
      quantity_e6: 250_000_000,
      unit_price_e6: 12_345_600,
      base_quantity_e6: 100_000_000,
      discount_cents: 86,
      unit: 'Stück',
    });
    const balance = await app.admin.query(
      'SELECT payable_cents, open_cents FROM invoice_balance WHERE invoice_id = $1',
      [taken.body.invoiceId],
    );
    expect(balance.rows).toEqual([{ payable_cents: 40_000, open_cents: 40_000 }]);

    const archived = await app.admin.query(
      'SELECT f.file_id FROM archive_file f JOIN invoice i USING (archive_id) WHERE i.invoice_id = $1',
      [taken.body.invoiceId],
    );
    expect(readFileSync(app.ctx.files.path('archive', archived.rows[0].file_id), 'utf8')).toBe(xml);
    await drainQueue(app);
    expect(filesIn('einvoice')).toEqual([]);
    const after = await read(row.intakeId);
    expect(after).toMatchObject({
      state: 'taken',
      invoiceId: taken.body.invoiceId,
      document: null,
      hasFile: false,
    });
    expect(
      (await app.call(books, 'GET', `/api/v1/einvoices/${row.intakeId}/file`, { purpose: PURPOSE })).status,
    ).toBe(404);
  });

  it('is taken once, by the version that was seen', async () => {
    const row = await sendOne(ciiInvoice({ number: nextNumber() }));
    expect((await act(row.intakeId, 'take', { version: row.version + 1 })).status).toBe(409);
    const both = await Promise.all([1, 2].map(() => act(row.intakeId, 'take', { version: row.version })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await act(row.intakeId, 'reject', { version: row.version + 1 })).body.errors).toEqual([
      expect.objectContaining({ at: 'path.id', code: 'einvoice-taken' }),
    ]);
  });

  it('comes as a ZUGFeRD PDF as well', async () => {
    const number = nextNumber();
    const row = await sendOne(
      await pdfWith({ 'factur-x.xml': ciiInvoice({ number }) }),
      'Rechnung Müller.pdf',
    );
    expect(row).toMatchObject({ state: 'read', fileKind: 'pdf', number, fileName: 'Rechnung Müller.pdf' });
    expect((await act(row.intakeId, 'take', { version: row.version })).status).toBe(201);
  });

  it('that is a credit note lowers what is open of its invoice', async () => {
    const number = nextNumber();
    const invoice = await sendOne(ublInvoice({ number }));
    const { invoiceId } = (await act(invoice.intakeId, 'take', { version: invoice.version })).body;
    const note = await sendOne(ublCreditNote({ number: nextNumber() }).replaceAll('RE-2026-00417', number));
    expect(note).toMatchObject({ state: 'read', kind: 'credit-note' });
    const taken = await act(note.intakeId, 'take', { version: note.version });
    expect(taken.status, JSON.stringify(taken.body)).toBe(201);
    const { rows } = await app.admin.query(
      'SELECT credits_invoice_id, credits_number FROM invoice WHERE invoice_id = $1',
      [taken.body.invoiceId],
    );
    expect(rows).toEqual([{ credits_invoice_id: invoiceId, credits_number: number }]);
    const balance = await app.admin.query(
      'SELECT credited_cents FROM invoice_balance WHERE invoice_id = $1',
      [invoiceId],
    );
    expect(balance.rows).toEqual([{ credited_cents: 44_448 }]);
  });

  it('with a number that another invoice has is refused when it is taken, and nothing is left half-done', async () => {
    const number = nextNumber();
    const first = await sendOne(ublInvoice({ number }));
    await act(first.intakeId, 'take', { version: first.version });
    const files = filesIn('archive').length;
    const other = await sendOne(
      ublInvoice({ number })
        .replace('>0.02<', '>0.01<')
        .replace('>400.000<', '>399.99<')
        .replaceAll('444.48', '444.48'),
    );
    // Same number and gross amount: the very same invoice, whatever else differs.
    expect(other.state).toBe('duplicate');
    const dearer = await sendOne(
      ublInvoice({ number })
        .replace('>5.90<', '>6.90<')
        .replaceAll('>5.90<', '>6.90<')
        .replace('>385.8<', '>386.80<')
        .replace('>379.90<', '>380.90<')
        .replace('>444.48<', '>445.48<')
        .replace('>400.000<', '>401<'),
    );
    expect(dearer).toMatchObject({ state: 'read', faults: 0 });
    const taken = await act(dearer.intakeId, 'take', { version: dearer.version });
    expect(taken.status).toBe(409);
    expect(taken.body.errors[0].code).toBe('number-taken');
    expect(filesIn('archive')).toHaveLength(files);
    expect((await read(dearer.intakeId)).state).toBe('read');
  });
});

describe('whose invoice it is', () => {
  it('is found by number, VAT id, name with postcode, and e-mail, in this order', async () => {
    const tag = uuid().slice(-6);
    const wording = {
      buyer: `Zeder ${tag} GmbH`,
      buyerVatId: `DE9${tag}`,
      buyerNumber: `K-${tag}`,
      postalCode: '99084',
      email: `buero@zeder-${tag}.example`,
    };
    const receive = () => sendOne(ublInvoice({ ...wording, number: nextNumber() }));
    expect(await receive()).toMatchObject({ state: 'needs-customer', customer: null, matchedBy: null });
    const byEmail = await company({ name: 'Z', email: wording.email });
    expect(await receive()).toMatchObject({
      state: 'read',
      customer: { companyId: byEmail },
      matchedBy: 'email',
    });
    const byName = await company({ name: `ZEDER ${tag} GmbH`, postalCode: '99084' });
    expect(await receive()).toMatchObject({ customer: { companyId: byName }, matchedBy: 'name' });
    const byVatId = await company({ name: 'Zeder Holding', vatId: wording.buyerVatId.toLowerCase() });
    expect(await receive()).toMatchObject({ customer: { companyId: byVatId }, matchedBy: 'vat-id' });
    const byNumber = await company({ name: 'Zeder Einkauf', externalId: wording.buyerNumber });
    expect(await receive()).toMatchObject({ customer: { companyId: byNumber }, matchedBy: 'number' });
    // Two with that number: nobody can tell, the next way decides.
    await company({ name: 'Zeder Ablage', externalId: wording.buyerNumber });
    expect(await receive()).toMatchObject({ customer: { companyId: byVatId }, matchedBy: 'vat-id' });
  });

  it('can be a person; an address finds the company where the invoice names nobody', async () => {
    const tag = uuid().slice(-6);
    const address = `anne@linde-${tag}.example`;
    const companyId = await company({ name: `Linde ${tag}` });
    const contactId = await person({
      givenName: 'Anne',
      familyName: `Lind${tag}`,
      emails: [{ address }],
      companies: [{ companyId }],
    });
    const wording = { buyerVatId: '', buyerNumber: '', email: address.toUpperCase() };
    expect(
      await sendOne(ublInvoice({ ...wording, number: nextNumber(), buyer: `Anne Lind${tag}` })),
    ).toMatchObject({
      customer: { contactId, companyId: null },
      matchedBy: 'email',
    });
    expect(
      await sendOne(ublInvoice({ ...wording, number: nextNumber(), buyer: 'Linde Verwaltung' })),
    ).toMatchObject({
      customer: { contactId: null, companyId },
      matchedBy: 'email',
    });
  });

  it('can be chosen, or recorded as a company from what the invoice says', async () => {
    const wording = {
      buyer: 'Ahorn OHG',
      buyerVatId: 'DE777000111',
      buyerNumber: 'K-7',
      email: 'x@ahorn.example',
    };
    const first = await sendOne(ublInvoice({ ...wording, number: nextNumber() }));
    expect((await act(first.intakeId, 'take', { version: first.version })).body.errors[0].code).toBe(
      'einvoice-needs-customer',
    );
    const contactId = await person({ givenName: 'Bo', familyName: 'Ahorn' });
    const chosen = await act(first.intakeId, 'customer', { version: first.version, contactId });
    expect(chosen.body).toMatchObject({
      state: 'read',
      customer: { contactId, name: 'Bo Ahorn' },
      matchedBy: 'person',
      version: 2,
    });
    const taken = await act(first.intakeId, 'take', { version: 2 });
    expect(taken.status, JSON.stringify(taken.body)).toBe(201);
    const grounds = await app.admin.query(
      "SELECT evidence FROM ground WHERE contact_id = $1 AND purpose_key = 'accounting'",
      [contactId],
    );
    expect(grounds.rows.length).toBeGreaterThan(0);

    const second = await sendOne(ublInvoice({ ...wording, number: nextNumber() }));
    const made = await act(second.intakeId, 'company', { version: second.version });
    expect(made.body, JSON.stringify(made.body)).toMatchObject({
      state: 'read',
      customer: { name: 'Ahorn OHG' },
    });
    const { rows } = await app.admin.query(
      'SELECT name, vat_id, external_id, street, postal_code, city FROM company WHERE company_id = $1',
      [made.body.customer.companyId],
    );
    expect(rows).toEqual([
      {
        name: 'Ahorn OHG',
        vat_id: 'DE777000111',
        external_id: 'K-7',
        street: 'Elbstraße 7',
        postal_code: '01067',
        city: 'Dresden',
      },
    ]);
    expect(await sendOne(ublInvoice({ ...wording, number: nextNumber() }))).toMatchObject({
      customer: made.body.customer,
      matchedBy: 'number',
    });
  });

  it('is refused with every fault where the choice is none', async () => {
    const row = await sendOne(
      ublInvoice({
        number: nextNumber(),
        buyerVatId: 'DE1',
        buyerNumber: 'none',
        email: 'n@n.example',
        postalCode: '1',
      }),
    );
    expect((await act(row.intakeId, 'customer', { version: 1 })).body.errors).toEqual([
      expect.objectContaining({ at: 'body.companyId', code: 'einvoice-customer-missing' }),
    ]);
    expect((await act(row.intakeId, 'customer', { version: 1, contactId: uuid() })).body.errors).toEqual([
      expect.objectContaining({ at: 'body.contactId', code: 'einvoice-no-such-customer' }),
    ]);
    const wrong = await act(row.intakeId, 'customer', {
      version: 'x',
      contactId: '\u0000',
      companyId: 7,
      mood: 'good',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors.map(({ at }: { at: string }) => at).sort()).toEqual([
      'body.companyId',
      'body.contactId',
      'body.mood',
      'body.version',
    ]);
  });

  it('warns where the seller is another firm', async () => {
    const row = await sendOne(ublInvoice({ number: nextNumber(), seller: 'Fremde AG' }));
    expect((await read(row.intakeId)).findings).toEqual([
      expect.objectContaining({ level: 'warning', code: 'other-seller' }),
    ]);
    expect(row.state).toBe('read');
  });
});

describe('an invoice whose sums do not add up', async () => {
  it('waits with its original, shows the sums, and cannot be taken', async () => {
    const xml = ublInvoice({ number: nextNumber() }).replace('>444.48<', '>444.84<');
    const row = await sendOne(xml);
    expect(row).toMatchObject({ state: 'faulty', faults: 2 });
    const detail = await read(row.intakeId);
    expect(detail.findings[0]).toMatchObject({
      code: 'BR-CO-15',
      terms: ['BT-112', 'BT-109', 'BT-110'],
      statedCents: 44_484,
      expectedCents: 44_448,
      message: 'Der Bruttobetrag ist nicht netto plus Umsatzsteuer.',
    });
    expect(detail.document.totals.grossCents).toBe(44_484);
    const taken = await act(row.intakeId, 'take', { version: row.version });
    expect([taken.status, taken.body.errors[0].code]).toEqual([409, 'einvoice-faulty']);
    const original = await app.call(books, 'GET', `/api/v1/einvoices/${row.intakeId}/file`, {
      purpose: PURPOSE,
    });
    expect(original.raw.toString()).toBe(xml);
    const rejected = await act(row.intakeId, 'reject', { version: row.version });
    expect(rejected.body.state).toBe('rejected');
  });

  it.each([
    ['XML cut off', ublInvoice().slice(0, 3000), 'xml-damaged'],
    ['no invoice', '<?xml version="1.0"?><dummy/>', 'not-an-invoice'],
    ['entities', ublInvoice().replace('<!-- R', '<!DOCTYPE a [<!ENTITY b "c">]><!-- R'), 'xml-doctype'],
    ['a PDF without an invoice', await pdfWith({}), 'pdf-without-invoice'],
    ['a PDF with a password', await pdfWith({ 'factur-x.xml': ciiInvoice() }, 'x'), 'pdf-encrypted'],
    ['a broken PDF', '%PDF-1.4 and nothing else', 'pdf-damaged'],
  ])('nor is a file lost that holds %s', async (_name, content, code) => {
    const row = await sendOne(content);
    expect(row).toMatchObject({ state: 'faulty', failure: { code }, number: null });
    expect(row.failure.message).not.toContain('einvoice.');
    const original = await app.call(books, 'GET', `/api/v1/einvoices/${row.intakeId}/file`, {
      purpose: PURPOSE,
    });
    expect(original.raw).toEqual(Buffer.from(content as string));
    expect((await act(row.intakeId, 'take', { version: 1 })).status).toBe(409);
  });
});

describe('an upload', () => {
  it('of several files takes each by itself, and says which are none', async () => {
    const answer = await send([
      { name: 'a.xml', content: ublInvoice({ number: nextNumber() }) },
      { name: 'bild.png', content: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
      { name: 'leer.xml', content: '' },
      { name: 'b.xml', content: ciiInvoice({ number: nextNumber() }) },
    ]);
    expect(answer.status).toBe(201);
    expect(
      answer.body.files.map(
        ({
          fileName,
          einvoice,
          refused,
        }: {
          fileName: string;
          einvoice: { state: string } | null;
          refused: { code: string } | null;
        }) => [fileName, einvoice?.state ?? refused?.code],
      ),
    ).toEqual([
      ['a.xml', 'read'],
      ['bild.png', 'format-unknown'],
      ['leer.xml', 'file-empty'],
      ['b.xml', 'read'],
    ]);
  });

  it('is refused as a whole where no file is left', async () => {
    const kept = filesIn('einvoice').length;
    const answer = await send([
      { name: 'bild.png', content: 'x' },
      { name: 'leer.xml', content: '' },
    ]);
    expect(answer.status).toBe(422);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.errors.map(({ at, code }: { at: string; code: string }) => [at, code])).toEqual([
      ['body.file.0', 'einvoice.format-unknown'],
      ['body.file.1', 'einvoice.file-empty'],
    ]);
    expect((await send([])).body.errors).toEqual([
      expect.objectContaining({ at: 'body.file', code: 'einvoice.file-missing' }),
    ]);
    const large = await send([{ name: 'gross.xml', content: Buffer.alloc(MAX_EINVOICE_BYTES + 1, 0x20) }]);
    expect([large.status, large.body.errors[0].code]).toEqual([413, 'einvoice.file-too-large']);
    expect((await app.call(books, 'POST', '/api/v1/einvoices', { purpose: PURPOSE, body: {} })).status).toBe(
      415,
    );
    expect(filesIn('einvoice')).toHaveLength(kept);
  });

  it('of the same file, or the same number, seller and amount, is recognised', async () => {
    const number = nextNumber();
    const xml = ublInvoice({ number });
    const first = await sendOne(xml);
    expect(await sendOne(xml)).toMatchObject({
      state: 'duplicate',
      sameAs: { kind: 'einvoice', id: first.intakeId },
    });
    expect(await sendOne(ciiInvoice({ number }))).toMatchObject({
      state: 'duplicate',
      sameAs: { kind: 'einvoice', id: first.intakeId },
    });
    const { invoiceId } = (await act(first.intakeId, 'take', { version: 1 })).body;
    expect(await sendOne(xml)).toMatchObject({
      state: 'duplicate',
      sameAs: { kind: 'invoice', id: invoiceId },
    });
    const both = await Promise.all([1, 2].map(() => sendOne(ublInvoice({ number: `${number}-x` }))));
    expect(both.map(({ state }) => state).sort()).toEqual(['duplicate', 'read']);
  });

  it('may come back once it was rejected', async () => {
    const xml = ublInvoice({ number: nextNumber() });
    const first = await sendOne(xml);
    await act(first.intakeId, 'reject', { version: 1 });
    expect((await sendOne(xml)).state).toBe('read');
  });

  it('with a name nobody should have is stored under a harmless one', async () => {
    const row = await sendOne(ublInvoice({ number: nextNumber() }), '..\\..\\etc\\pass\u202ewd.xml');
    expect(row.fileName).toBe('passwd.xml');
  });
});

describe('the list', () => {
  it('goes from the newest on, page by page, and by state', async () => {
    const first = await app.call(books, 'GET', '/api/v1/einvoices?limit=3', { purpose: PURPOSE });
    expect(first.body.items).toHaveLength(3);
    const second = await app.call(
      books,
      'GET',
      `/api/v1/einvoices?limit=3&cursor=${encodeURIComponent(first.body.next)}`,
      { purpose: PURPOSE },
    );
    const items: { intakeId: string; createdAt: string }[] = [...first.body.items, ...second.body.items];
    expect(new Set(items.map(({ intakeId }) => intakeId)).size).toBe(6);
    const times = items.map(({ createdAt }) => createdAt);
    expect(times).toEqual([...times].sort().reverse());
    const faulty = await app.call(books, 'GET', '/api/v1/einvoices?state=faulty', { purpose: PURPOSE });
    expect(new Set(faulty.body.items.map(({ state }: { state: string }) => state))).toEqual(
      new Set(['faulty']),
    );
    expect(
      (await app.call(books, 'GET', '/api/v1/einvoices?state=lost&cursor=x', { purpose: PURPOSE })).status,
    ).toBe(422);
  });
});

describe('who may see it', () => {
  it('is only accounting, and of a narrower scope only whoever brought it', async () => {
    const own = await app.makeUser({ accounting: 'own', sales: 'all' });
    const row = await sendOne(
      ublInvoice({
        number: nextNumber(),
        buyerVatId: 'DE000',
        buyerNumber: 'q',
        email: 'q@q.example',
        postalCode: '2',
      }),
    );
    expect(
      (await app.call(own, 'GET', `/api/v1/einvoices/${row.intakeId}`, { purpose: PURPOSE })).status,
    ).toBe(404);
    expect((await app.call(own, 'GET', '/api/v1/einvoices', { purpose: PURPOSE })).body.items).toEqual([]);
    expect((await app.call(own, 'GET', '/api/v1/einvoices', { purpose: 'contract' })).body.type).toBe(
      'urn:obhut:problem:purpose-not-suitable',
    );
    const mine = await sendOne(ublInvoice({ number: nextNumber() }), 'mine.xml', own);
    expect(
      (await app.call(own, 'GET', '/api/v1/einvoices', { purpose: PURPOSE })).body.items.map(
        ({ intakeId }: { intakeId: string }) => intakeId,
      ),
    ).toEqual([mine.intakeId]);
  });

  it('is nobody once its person is restricted', async () => {
    const contactId = await person({ givenName: 'Rita', familyName: 'Ruhe', externalId: 'K-RUHE' });
    const row = await sendOne(ublInvoice({ number: nextNumber(), buyerNumber: 'K-RUHE' }));
    expect(row.customer.contactId).toBe(contactId);
    await company({ name: 'Ruhe Einzelfirma', externalId: 'K-RUHE-EF', soleTraderContactId: contactId });
    const ofFirm = await sendOne(ublInvoice({ number: nextNumber(), buyerNumber: 'K-RUHE-EF' }));
    expect(ofFirm.customer.name).toBe('Ruhe Einzelfirma');
    const restricted = await app.call(books, 'POST', `/api/v1/contacts/${contactId}/restriction`, {
      purpose: 'rights',
      body: { reason: 'accuracy-contested', reviewOn: '2027-01-15' },
    });
    expect(restricted.status, JSON.stringify(restricted.body)).toBeLessThan(300);
    for (const { intakeId } of [row, ofFirm])
      expect(
        (await app.call(books, 'GET', `/api/v1/einvoices/${intakeId}`, { purpose: PURPOSE })).status,
      ).toBe(404);
  });
});

describe('an erased person', () => {
  it('takes along what waits for them, found by customer number or by address alone, with its file', async () => {
    const contactId = await person({
      givenName: 'Eva',
      familyName: 'Ebert',
      externalId: 'K-EBERT',
      emails: [{ address: 'eva@ebert-privat.example' }],
    });
    const matched = await sendOne(
      ublInvoice({ number: nextNumber(), buyerNumber: 'K-EBERT', email: 'andere@adresse.example' }),
    );
    expect(matched.customer.contactId).toBe(contactId);
    const named = await sendOne(
      ublInvoice({
        number: nextNumber(),
        buyerVatId: '',
        buyerNumber: '',
        email: 'Eva@Ebert-Privat.example',
        buyer: 'Irgendwer',
      }),
    );
    expect(named.state).toBe('needs-customer');
    const broken = await sendOne(
      `${ublInvoice({ number: nextNumber(), email: 'eva@ebert-privat.example' })}<`,
    );
    expect(broken.state).toBe('faulty');
    const files = await app.admin.query('SELECT file_id FROM einvoice_intake WHERE intake_id = ANY ($1)', [
      [matched.intakeId, named.intakeId, broken.intakeId],
    ]);
    expect(files.rows).toHaveLength(3);
    const report = await app.call(books, 'GET', `/api/v1/contacts/${contactId}/report?format=json`, {
      purpose: 'rights',
    });
    expect(
      report.body.data.find(({ table }: { table: string }) => table === 'einvoice_intake').rows,
    ).toHaveLength(3);
    const erased = await app.call(books, 'POST', `/api/v1/contacts/${contactId}/erasure`, {
      purpose: 'rights',
      body: { confirm: true },
    });
    expect(erased.status, JSON.stringify(erased.body)).toBe(200);
    await drainQueue(app);
    const left = await app.admin.query('SELECT FROM einvoice_intake WHERE intake_id = ANY ($1)', [
      [matched.intakeId, named.intakeId, broken.intakeId],
    ]);
    expect(left.rows).toEqual([]);
    for (const { file_id } of files.rows) expect(filesIn('einvoice')).not.toContain(file_id);
  });
});

describe('the clock', () => {
  it('hides what has waited a month at once, and takes it away with its file', async () => {
    const row = await sendOne(ublInvoice({ number: nextNumber() }));
    const { rows } = await app.admin.query(
      "UPDATE einvoice_intake SET deletes_at = now() - interval '1 second' WHERE intake_id = $1 RETURNING file_id",
      [row.intakeId],
    );
    expect(
      (await app.call(books, 'GET', `/api/v1/einvoices/${row.intakeId}`, { purpose: PURPOSE })).status,
    ).toBe(404);
    await runJob(app.ctx, JOBS.find(({ name }) => name === 'retention.run-clocks')!, {});
    await drainQueue(app);
    expect(
      (await app.admin.query('SELECT FROM einvoice_intake WHERE intake_id = $1', [row.intakeId])).rows,
    ).toEqual([]);
    expect(filesIn('einvoice')).not.toContain(rows[0].file_id);
  });
});
