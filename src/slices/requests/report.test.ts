import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantPerson } from '../../../test/plant.ts';
import { JOBS } from '../../app/app.ts';
import { SLICES } from '../../app/slices.ts';
import { Tx } from '../../platform/db/tx.ts';
import { isDescribed } from './action-texts.ts';
import type { AccessReport, PortabilityFile } from './contract.ts';

const app = await startTestApp();
const officer = await app.makeUser({ 'data-protection': 'all' });
const sales = await app.makeUser({ sales: 'all' }, { name: 'Svenja Suchend' });
await app.admin.query(`
  INSERT INTO firm (name, street, postal_code, city, privacy_name, privacy_email, authority)
  VALUES ('Lindner GmbH', 'Hauptstraße 1', '70173', 'Stuttgart', 'Dr. Groß', 'datenschutz@lindner.example', 'LfDI Baden-Württemberg')`);

const GROUND = {
  purpose: 'inquiry',
  legalBasis: 'contract',
  origin: 'event',
  originDetail: 'Messe Hannover',
};
async function createContact(body: object): Promise<string> {
  const answer = await app.call(sales, 'POST', '/api/v1/contacts', { purpose: 'inquiry', body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.contactId;
}
async function reportOf(contactId: string, query = ''): Promise<AccessReport> {
  const answer = await app.call(officer, 'GET', `/api/v1/contacts/${contactId}/report${query}`, {
    purpose: 'rights',
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const portabilityOf = (contactId: string) =>
  reportOf(contactId, '?format=portability') as unknown as Promise<PortabilityFile>;

describe('the access report, by the letters of Art. 15', () => {
  let contactId: string;
  let report: AccessReport;
  beforeAll(async () => {
    contactId = await createContact({
      salutation: 'mr',
      title: 'Dr.',
      givenName: 'Łukasz',
      familyName: 'Żółty',
      birthday: { year: 1980, month: 2, day: 29 },
      language: 'de',
      note: 'Rief an 🙂',
      emails: [{ address: 'lukasz@probe.example', kind: 'private' }],
      tags: ['Messe'],
      grounds: [GROUND],
    });
    await app.call(sales, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'inquiry' });
    report = await reportOf(contactId);
  });

  it('is in the person’s language, else the firm’s, unless another is asked for', async () => {
    expect(report.language).toBe('de');
    expect((await reportOf(contactId, '?language=en')).language).toBe('en');
    const french = await createContact({ givenName: 'Zoé', language: 'fr', grounds: [GROUND] });
    expect((await reportOf(french)).language).toBe('de');
  });

  it('names the controller and its data-protection contact', () => {
    expect(report.controller).toMatchObject({
      name: 'Lindner GmbH',
      privacyEmail: 'datenschutz@lindner.example',
    });
    expect(report.controller.address).toContain('70173 Stuttgart');
  });

  it('(a) purposes, each with its basis, source, start and end', () => {
    expect(report.purposes).toHaveLength(1);
    expect(report.purposes[0]).toMatchObject({
      purpose: 'inquiry',
      label: 'Anfrage',
      legalBasis: 'contract',
      origin: 'event',
      originLabel: 'Veranstaltung',
      originDetail: 'Messe Hannover',
      status: 'given',
      statusLabel: 'gilt',
    });
  });

  it('(b) categories held, and none that is not', () => {
    expect(report.categories.map(({ category }) => category).sort()).toEqual([
      'communication',
      'contact-points',
      'identity',
      'preferences',
    ]);
  });

  it('(c) recipients: none so far, and says so; (2) third countries', () => {
    expect(report.recipients).toEqual([]);
    expect(report.recipientsNote).toContain('keinem Empfänger');
    expect(report.thirdCountries).toContain('Europäischen Wirtschaftsraums');
  });

  it('(d) when the data goes, and why', async () => {
    const { rows } = await app.admin.query('SELECT deletes_at FROM contact WHERE contact_id = $1', [
      contactId,
    ]);
    expect(report.storage.deletesAt).toBe(rows[0].deletes_at.toISOString());
    expect(report.storage.because).toContain('6 Monate');
  });

  it('(e) rights, (f) complaint with the authority', () => {
    for (const article of ['16', '17', '18', '20', '21', '7 Abs. 3'])
      expect(report.rights.some((right) => right.includes(`Art. ${article}`))).toBe(true);
    expect(report.complaint).toContain('Art. 77');
    expect(report.complaint).toContain('LfDI Baden-Württemberg');
  });

  it('(g) sources, (h) automated decisions', () => {
    expect(report.sources).toEqual(['Veranstaltung: Messe Hannover']);
    expect(report.automatedDecisions).toContain('Art. 22');
  });

  it('(3) the copy, with headings and closed values in words', () => {
    const cells = report.data.flatMap(({ rows }) => rows.flat());
    const cellOf = (label: string) => cells.find((cell) => cell.label === label)?.value;
    expect(cellOf('Anrede')).toBe('Herr');
    expect(cellOf('Vorname')).toBe('Łukasz');
    expect(cellOf('E-Mail-Adresse')).toBe('lukasz@probe.example');
    expect(cells).toContainEqual(expect.objectContaining({ label: 'Art', value: 'privat' }));
    expect(cellOf('Text')).toBe('Rief an 🙂');
    expect(cellOf('Schlagwort')).toBe('Messe');
    expect(cells).toContainEqual(expect.objectContaining({ label: 'Zweck', value: 'Anfrage' }));
  });

  it('look-ups: when, for what purpose, what was done; no name of staff (C-579/21)', async () => {
    const read = report.lookUps.filter(({ action }) => action === 'contacts.read');
    expect(read).toHaveLength(1);
    expect(read[0]).toMatchObject({ purpose: 'inquiry', purposeLabel: 'Anfrage', actionLabel: 'angesehen' });
    expect(JSON.stringify(await reportOf(contactId))).not.toContain('Svenja');
    expect(JSON.stringify(await reportOf(contactId))).not.toContain(sales.id);
  });

  it('is itself a look-up in the next report', async () => {
    expect((await reportOf(contactId)).lookUps.map(({ action }) => action)).toContain('requests.report');
  });

  it('shows everything of a restricted contact and of one whose last ground has ended', async () => {
    const other = await createContact({ givenName: 'Ole', note: 'geheim', grounds: [GROUND] });
    await app.admin.query(
      "UPDATE contact SET visible_until = '-infinity', deletes_at = now() - interval '1 day', open_purposes = 1, restricted_at = now() WHERE contact_id = $1",
      [other],
    );
    await app.admin.query(
      `INSERT INTO restriction_opening (opening_id, restriction_id, contact_id, reason, requested_by, decision, expires_at)
       VALUES (gen_random_uuid(), gen_random_uuid(), $1, 'Auskunft', $2, 'approved', now() + interval '1 hour')`,
      [other, officer.id],
    );
    const closed = await reportOf(other);
    expect(closed.restrictedAt).not.toBeNull();
    expect(JSON.stringify(closed.data)).toContain('geheim');
  });
});

describe('the copy is complete', () => {
  it.each(['de', 'en'] as const)(
    'holds every personal column that the register does not withhold, in %s',
    async (language) => {
      const marker = 'vollständig';
      const { contactId } = await plantPerson(app.admin, app.ctx.register, `${marker}-${language}`);
      const report = await reportOf(contactId, `?language=${language}`);
      const shown = new Map(report.data.map(({ table, rows }) => [table, rows.flat()]));
      for (const { table, whose, erasure, columns } of app.ctx.register) {
        if (whose !== 'contact' || erasure.act !== 'delete') continue;
        for (const [column, { kind, label, withheld, leadsTo, values }] of Object.entries(columns)) {
          const cells = shown.get(table)?.filter((cell) => cell.column === column) ?? [];
          const isShown = label !== undefined && withheld === undefined;
          expect([table, column, cells.length > 0]).toEqual([table, column, isShown]);
          if (isShown) expect(cells[0]!.label).toBe(label[language]);
          // What is nobody's has no marker.
          const target = app.ctx.register.find((entry) => entry.table === leadsTo?.table);
          if (isShown && kind === 'link' && leadsTo?.shows && !values && target?.whose === 'contact')
            expect(cells[0]!.value).toContain(marker);
          if (withheld)
            expect(JSON.stringify(report.data)).not.toContain(`${marker}-${language}-${table}-${column}`);
        }
      }
    },
  );

  it('takes a fixed number of round trips', async () => {
    const batch = vi.spyOn(Tx.prototype, 'batch');
    const light = await createContact({ givenName: 'Leicht', grounds: [GROUND] });
    const heavy = await createContact({
      givenName: 'Schwer',
      emails: Array.from({ length: 40 }, (_, n) => ({ address: `schwer${n}@probe.example` })),
      tags: Array.from({ length: 40 }, (_, n) => `Schlagwort ${n}`),
      grounds: [GROUND],
    });
    batch.mockClear();
    await reportOf(light);
    const forLight = batch.mock.calls.length;
    batch.mockClear();
    await reportOf(heavy);
    expect(batch.mock.calls.length).toBe(forLight);
    expect(forLight).toBeLessThanOrEqual(5);
  });

  it('does not show a person the row of somebody with whom they share an address', async () => {
    const shared = 'info@werk.example';
    const first = await createContact({
      givenName: 'Ada',
      emails: [{ address: shared }, { address: 'ada@werk.example' }],
      grounds: [GROUND],
    });
    await createContact({ givenName: 'Bo', emails: [{ address: shared }], grounds: [GROUND] });
    const importId = (await plantPerson(app.admin, app.ctx.register, 'x')).rows.get('quarantine')!.import_id;
    for (const [line, identifiers] of [
      [91, [shared]],
      [92, ['ada@werk.example']],
    ] as const)
      await app.admin.query(
        "INSERT INTO quarantine (quarantine_id, import_id, line, draft, identifiers, reason, deletes_at) VALUES (gen_random_uuid(), $1, $2, $3, $4, 'no-ground', now() + interval '1 day')",
        [importId, line, JSON.stringify({ note: `line ${line}` }), identifiers],
      );
    const text = JSON.stringify((await reportOf(first)).data);
    expect(text).toContain('line 92');
    expect(text).not.toContain('line 91');
  });
});

describe('every action in the log', () => {
  it('has its words for the person', () => {
    const actions = [
      ...SLICES.flatMap(({ routes }) => routes.map(({ action }) => action)),
      ...JOBS.flatMap((job) => ('action' in job ? [job.action] : [])),
    ].filter((action) => !action.startsWith('access.'));
    expect(actions.filter((action) => !isDescribed(action))).toEqual([]);
  });
});

describe('the letter', () => {
  const pdfOf = async (contactId: string, language: string) => {
    const answer = await app.call(
      officer,
      'GET',
      `/api/v1/contacts/${contactId}/report?format=pdf&language=${language}`,
      {
        purpose: 'rights',
      },
    );
    expect(answer.headers['content-type']).toBe('application/pdf');
    return getDocument({ data: new Uint8Array(answer.raw), verbosity: 0 }).promise;
  };

  it.each([
    ['de', 'Auskunft über Ihre personenbezogenen Daten', 'Seite 1 von'],
    ['en', 'Access to your personal data', 'Page 1 of'],
  ])('is tagged, titled and readable in %s, whatever is in the data', async (language, title, foot) => {
    const contactId = await createContact({
      givenName: 'Łukasz',
      familyName: '日本 👩‍🚀',
      note: `${'Ein langer Satz über viele Zeilen. '.repeat(250)}\n\n${'x'.repeat(400)}`,
      emails: Array.from({ length: 45 }, (_, n) => ({ address: `viele${n}@${language}.example` })),
      grounds: [
        { ...GROUND, evidence: 'Ich möchte Angebote erhalten.\nZweite Zeile\t\u200fmit Steuerzeichen' },
      ],
    });
    const pdf = await pdfOf(contactId, language);
    const { info } = (await pdf.getMetadata()) as { info: { Title: string; Language: string } };
    expect(info.Title).toContain(title);
    expect(info.Language).toMatch(new RegExp(`^${language}`));
    const marks = (await pdf.getMarkInfo()) as unknown as Map<string, boolean>;
    expect(marks.get('Marked')).toBe(true);
    expect(pdf.numPages).toBeGreaterThan(4);
    const [first, tree] = [await pdf.getPage(1), await (await pdf.getPage(1)).getStructTree()];
    const roles = JSON.stringify(tree);
    for (const role of ['H1', 'H2', 'Table', 'TH', 'TD']) expect(roles).toContain(`"${role}"`);
    const text = (await first.getTextContent()).items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' ');
    for (const expected of [title, 'Łukasz', 'Lindner GmbH', foot]) expect(text).toContain(expected);
    const all: string[] = [];
    for (let n = 1; n <= pdf.numPages; n++) {
      const content = await (await pdf.getPage(n)).getTextContent();
      all.push(content.items.map((item) => ('str' in item ? item.str : '')).join(''));
    }
    expect(all.join('').match(/Satz/g)).toHaveLength(250);
    expect(all.join('')).toContain(`viele44@${language}.example`);
  });
});

describe('the portability file (Art. 20)', () => {
  it('holds what the person provided, as codes under stable names, and nothing that staff noted', async () => {
    const contactId = await createContact({
      salutation: 'mr',
      givenName: 'Ole',
      note: 'wirkt unentschlossen',
      tags: ['schwierig'],
      emails: [{ address: 'ole@porta.example', kind: 'private' }],
      grounds: [GROUND],
    });
    const file = await portabilityOf(contactId);
    expect(file).toMatchObject({
      format: 'obhut-portability-1',
      controller: 'Lindner GmbH',
      footing: [{ purpose: 'inquiry', legalBasis: 'contract' }],
      person: { salutation: 'mr', given_name: 'Ole' },
      tables: { contact_email: [{ address: 'ole@porta.example', kind: 'private' }] },
    });
    const text = JSON.stringify(file);
    for (const observed of ['unentschlossen', 'schwierig', 'display_name', 'sort_name', 'created_at'])
      expect(text).not.toContain(observed);
  });

  it('holds only columns that the register calls provided', async () => {
    const { contactId } = await plantPerson(app.admin, app.ctx.register, 'mitgeben', {
      ground: { legal_basis: 'consent' },
    });
    const file = await portabilityOf(contactId);
    const root = app.ctx.register.find(({ root }) => root)!.table;
    for (const [table, rows] of [[root, [file.person]], ...Object.entries(file.tables)] as [
      string,
      object[],
    ][]) {
      const declared = app.ctx.register.find((entry) => entry.table === table)!;
      for (const column of rows.flatMap((row) => Object.keys(row)))
        expect([column, declared.columns[column]?.provided]).toEqual([column, true]);
    }
    expect(Object.keys(file.tables).length).toBeGreaterThan(3);
  });

  it('is empty where neither consent nor contract carries or carried the contact', async () => {
    const { contactId } = await plantPerson(app.admin, app.ctx.register, 'pflicht', {
      ground: { legal_basis: 'legal-obligation' },
    });
    expect(await portabilityOf(contactId)).toMatchObject({ footing: [], person: {}, tables: {} });
  });

  it('still covers a withdrawn consent, and keeps a file name that says nothing', async () => {
    const { contactId } = await plantPerson(app.admin, app.ctx.register, 'widerrufen', {
      ground: { legal_basis: 'consent', status: 'withdrawn' },
    });
    const answer = await app.call(officer, 'GET', `/api/v1/contacts/${contactId}/report?format=portability`, {
      purpose: 'rights',
    });
    expect(answer.body.footing).toHaveLength(1);
    expect(answer.headers['content-disposition']).not.toContain(contactId);
  });
});
