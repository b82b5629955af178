import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ColumnMapping, type ColumnTarget, FIELD_KEYS } from '../fields.ts';
import type { ContactDraft } from './contact-draft.ts';
import { parseTarget } from './header-words.ts';
import { recogniseColumns } from './recognise-columns.ts';
import { readAll, testFile } from './test-files.ts';
import { type DraftResult, toDraft } from './to-draft.ts';

/** One row, whose columns are called after what they mean ("phone:work"). */
function draft(cells: Record<string, string>, more: Partial<ColumnMapping> = {}): DraftResult {
  const columns = Object.fromEntries(
    Object.keys(cells).map((column): [string, ColumnTarget] => [
      column,
      { ...parseTarget(column.split(' ')[0]!), confidence: 1, foundBy: 'user' },
    ]),
  );
  return toDraft({ line: 1, cells }, { recordKind: 'person', columns, ...more }, { defaultCountry: 'DE' });
}
const contact = (cells: Record<string, string>): ContactDraft => draft(cells).draft!;
const codes = (result: DraftResult): string[] => result.problems.map(({ code }) => code);

/** A whole file, recognised and read. */
async function drafts(text: string): Promise<DraftResult[]> {
  const { file, rows } = await readAll(testFile(text));
  const mapping = recogniseColumns(file.columns, rows);
  return rows.map((row) => toDraft(row, mapping, { defaultCountry: 'DE' }));
}

describe('names', () => {
  test('stay as they are, formulas and quotes and emoji included', () => {
    expect(contact({ givenName: "=cmd|'/C calc'!A0", familyName: '@SUM(1)' })).toMatchObject({
      givenName: "=cmd|'/C calc'!A0",
      familyName: '@SUM(1)',
    });
    expect(contact({ givenName: 'Jürgen', familyName: 'Weiß "Jupp"' }).familyName).toBe('Weiß "Jupp"');
    expect(contact({ givenName: '👩‍🚒', familyName: "O'Brien-Müller" })).toMatchObject({
      givenName: '👩‍🚒',
      familyName: "O'Brien-Müller",
    });
    expect(contact({ familyName: 'Null' }).familyName).toBe('Null');
  });

  test('lose what PostgreSQL cannot store, and say so; decomposed letters are put together', () => {
    const result = draft({ familyName: 'Gr\0ün\ud800', givenName: 'A\u0308nne' });
    expect(result.draft).toMatchObject({ familyName: 'Grün', givenName: 'Änne' });
    expect(result.problems).toEqual([{ level: 'warning', code: 'characters-removed', column: 'familyName' }]);
    expect(codes(draft({ familyName: 'Gr\ufffdn' }))).toEqual(['characters-damaged']);
  });

  test('in the column for a part are taken apart and marked', () => {
    const result = draft({ givenName: 'EXAMPLE, Jordan', email: 'jordan@company-b.example' });
    expect(result.draft).toMatchObject({ givenName: 'Jordan', familyName: 'EXAMPLE' });
    expect(codes(result)).toEqual(['name-split']);
  });

  test('in one cell are taken apart', () => {
    expect(contact({ fullName: 'Frau Dr. Änne Groß-Grün' })).toMatchObject({
      salutation: 'ms',
      title: 'Dr.',
      givenName: 'Änne',
      familyName: 'Groß-Grün',
    });
  });

  test('of firms are companies', () => {
    expect(contact({ fullName: 'Grün & Söhne GmbH', email: 'info@gruen.example' })).toMatchObject({
      kind: 'company',
      company: { name: 'Grün & Söhne GmbH' },
    });
    expect(contact({ salutation: 'Firma', familyName: 'Bäckerei Grün' })).toMatchObject({
      kind: 'company',
      company: { name: 'Bäckerei Grün' },
    });
  });

  test.each([
    ['Herr', { salutation: 'mr' }],
    ['Frau Prof. Dr.', { salutation: 'ms', title: 'Prof. Dr.' }],
    ['Mr.', { salutation: 'mr' }],
    ['Ms', { salutation: 'ms' }],
    ['Mx.', { salutation: 'mx' }],
    ['Dr.', { title: 'Dr.' }],
    ['Sehr geehrte Frau Grün', { salutation: 'ms' }],
    ['Familie', { salutation: 'family' }],
    ['Herr und Frau', { salutation: 'Herr und Frau' }],
  ])('are greeted as the file says: %s', (salutation, expected) => {
    const {
      kind: _,
      familyName: __,
      emails,
      phones,
      addresses,
      socials,
      tags,
      footing,
      ...rest
    } = contact({ salutation, familyName: 'Grün' });
    expect(rest).toEqual(expected);
  });

  test('do not keep their title twice', () => {
    expect(contact({ title: 'Dipl.-Ing.', givenName: 'Dr. Änne', familyName: 'Grün' })).toMatchObject({
      title: 'Dipl.-Ing.',
      givenName: 'Dr. Änne',
    });
    expect(contact({ givenName: 'Dr. Änne', familyName: 'Grün' })).toMatchObject({
      title: 'Dr.',
      givenName: 'Änne',
    });
  });
});

describe('birthdays', () => {
  test.each([
    ['29.02.1980', { year: 1980, month: 2, day: 29 }],
    ['29.2.1980', { year: 1980, month: 2, day: 29 }],
    ['1980-02-29 00:00:00', { year: 1980, month: 2, day: 29 }],
    ['--02-29', { month: 2, day: 29 }],
    ['--0203', { month: 2, day: 3 }],
    ['19220310', { year: 1922, month: 3, day: 10 }],
    ['29. Februar 1980', { year: 1980, month: 2, day: 29 }],
  ])('are read: %s', (birthday, expected) => {
    expect(draft({ familyName: 'Grün', birthday })).toMatchObject({
      draft: { birthday: expected },
      problems: [],
    });
  });

  test.each(['0.0.00', '00.00.0000', '-'])('that are none are none, without a word: %s', (birthday) => {
    const result = draft({ familyName: 'Grün', birthday });
    expect(result.draft!.birthday).toBeUndefined();
    expect(result.problems).toEqual([]);
  });

  test.each(['31.02.1990', '29.02.1981', '30.02.', 'bald'])(
    'that are no date are a warning, and the contact stays: %s',
    (birthday) => {
      const result = draft({ familyName: 'Grün', birthday });
      expect(result.draft).toMatchObject({ familyName: 'Grün' });
      expect(result.problems).toEqual([{ level: 'warning', code: 'birthday-invalid', column: 'birthday' }]);
    },
  );

  test('with slashes follow the file, and say when they had to guess', () => {
    expect(draft({ familyName: 'A', birthday: '03/04/1980' }, { dateOrder: 'mdy' }).draft!.birthday).toEqual({
      year: 1980,
      month: 3,
      day: 4,
    });
    const guessed = draft({ familyName: 'A', birthday: '03/04/1980' });
    expect(guessed.draft!.birthday).toEqual({ year: 1980, month: 4, day: 3 });
    expect(codes(guessed)).toEqual(['date-order-assumed']);
  });
});

describe('e-mail', () => {
  test('addresses are found, however many stand in a cell', () => {
    const addresses = (email: string): string[] => contact({ email }).emails.map(({ address }) => address);
    expect(addresses('a@b.example ::: c@d.example')).toEqual(['a@b.example', 'c@d.example']);
    expect(addresses('a@b.example; c@d.example,e@f.example g@h.example')).toHaveLength(4);
    expect(addresses('Änne Grün <Aenne@Grün.Example>')).toEqual(['aenne@grün.example']);
    expect(addresses('mailto:a@b.example, A@B.EXAMPLE')).toEqual(['a@b.example']);
  });

  test('that is none is a warning, and the contact stays without it', () => {
    const result = draft({ familyName: 'Weiß', email: 'kaputt(at)mail' });
    expect(result).toMatchObject({
      draft: { familyName: 'Weiß', emails: [] },
      problems: [{ code: 'email-invalid', column: 'email' }],
    });
    expect(codes(draft({ familyName: 'Weiß', email: 'a@b.example, c@d' }))).toEqual(['email-partly-read']);
  });

  test('entries of an Exchange directory are no addresses', () => {
    expect(draft({ givenName: 'Jörg', email: '/o=Labs/ou=Group/cn=Recipients/cn=joerg' })).toMatchObject({
      draft: { givenName: 'Jörg', emails: [] },
      problems: [{ code: 'email-exchange' }],
    });
  });
});

describe('phone numbers', () => {
  test('are read for the country of the row, else of the firm', () => {
    expect(contact({ phone: '03581/1234-0' }).phones).toEqual([
      { number: '+49358112340', original: '03581/1234-0', kind: 'other' },
    ]);
    expect(contact({ phone: '01 5880', country: 'Österreich' }).phones[0]!.number).toBe('+4315880');
    expect(
      contact({ phone: '+48 600 000 000 ::: +48 22 000 00 00' }).phones.map(({ number }) => number),
    ).toEqual(['+48600000000', '+48220000000']);
  });

  test('know a mobile number, an extension, and two numbers in a cell', () => {
    expect(contact({ phone: '0171 2345678' }).phones[0]!.kind).toBe('mobile');
    expect(contact({ 'phone:work': 'tel:+1-418-656-9254;ext=102' }).phones).toEqual([
      { number: '+14186569254', extension: '102', original: '+1-418-656-9254;ext=102', kind: 'work' },
    ]);
    expect(contact({ phone: '03581 123456 / 0171 2345678' }).phones).toHaveLength(2);
  });

  test('get back the zero or the plus that a spreadsheet took, and are not made up from foreign ones', () => {
    const read = (phone: string): (string | undefined)[] => {
      const result = draft({ familyName: 'A', phone });
      return [result.draft!.phones[0]!.number, ...codes(result)];
    };
    expect(read('1712345678')).toEqual(['+491712345678', 'phone-repaired']);
    expect(read('49 3581 123456')).toEqual(['+493581123456', 'phone-repaired']);
    expect(read('212-555-7777')).toEqual([undefined, 'phone-invalid']);
  });

  test('are found among the words that people put around them', () => {
    const [first] = contact({ familyName: 'A', phone: 'Tel.: 03581 123456 App. 12 (privat)' }).phones;
    expect(first).toMatchObject({
      number: '+493581123456',
      extension: '12',
      original: 'Tel.: 03581 123456 App. 12 (privat)',
    });
  });

  test('that cannot be read stay as they are, with a warning', () => {
    expect(draft({ familyName: 'A', phone: '0171-1' })).toMatchObject({
      draft: { phones: [{ original: '0171-1' }] },
      problems: [{ code: 'phone-invalid' }],
    });
    expect(contact({ familyName: 'A', phone: '0171-1' }).phones[0]!.number).toBeUndefined();
    expect(codes(draft({ familyName: 'A', phone: '4,93581E+11' }))).toEqual([
      'number-rounded',
      'phone-invalid',
    ]);
  });

  test("lose the apostrophe that protects them from a spreadsheet: '+49", () => {
    const result = draft({ familyName: 'A', phone: "'+49 30 1234567" });
    expect(result.draft!.phones).toEqual([
      { number: '+49301234567', original: '+49 30 1234567', kind: 'other' },
    ]);
    expect(codes(result)).toEqual(['phone-repaired']);
    expect(codes(draft({ familyName: 'A', phone: "'+49 30 1" }))).toEqual([
      'phone-repaired',
      'phone-invalid',
    ]);
  });
});

describe('postal addresses', () => {
  test('get their zero back only where Germany and a place make it certain', () => {
    const postcode = (country: string, city: string): [string?, ...string[]] => {
      const result = draft({ familyName: 'A', postcode: '1067', city, country });
      return [result.draft!.addresses[0]!.postcode, ...codes(result)];
    };
    expect(postcode('D', 'Dresden')).toEqual(['01067', 'postcode-repaired']);
    expect(postcode('Deutschland', 'Dresden')).toEqual(['01067', 'postcode-repaired']);
    expect(postcode('Deutschland', '')).toEqual(['1067', 'postcode-suspicious']);
    expect(postcode('', 'Dresden')).toEqual(['1067', 'postcode-suspicious']);
    expect(postcode('Österreich', 'Wien')).toEqual(['1067']);
    expect(postcode('Atlantis', 'Dresden')).toEqual(['1067', 'country-unknown']);
  });

  test('of two kinds and of several values stay apart', () => {
    const { addresses } = contact({
      familyName: 'A',
      'street:work': 'Am Markt 1\nHinterhaus',
      'city:work': 'Köln',
      'city:private': 'Bonn ::: Graz',
      'country:private': 'DE ::: Austria',
    });
    expect(addresses).toEqual([
      { kind: 'work', street: 'Am Markt 1', extra: 'Hinterhaus', city: 'Köln' },
      { kind: 'private', city: 'Bonn', country: 'DE' },
      { kind: 'private', city: 'Graz', country: 'AT' },
    ]);
  });

  test('in one piece are taken apart where that is certain', () => {
    const formatted = 'ul. Długa 1\n00-001 Warszawa\nPolska';
    expect(contact({ familyName: 'A', addressFormatted: formatted }).addresses).toEqual([
      {
        kind: 'other',
        street: 'ul. Długa 1',
        postcode: '00-001',
        city: 'Warszawa',
        country: 'PL',
        formatted,
      },
    ]);
    expect(contact({ familyName: 'A', addressFormatted: 'Hof Grün\nhinter dem Deich' }).addresses).toEqual([
      { kind: 'other', formatted: 'Hof Grün\nhinter dem Deich' },
    ]);
    expect(contact({ familyName: 'A', street: 'Hauptstr. 5, 02826 Görlitz' }).addresses).toEqual([
      { kind: 'other', street: 'Hauptstr. 5', postcode: '02826', city: 'Görlitz' },
    ]);
    expect(
      contact({ familyName: 'A', street: 'Weg', 'street nr': '5', city: 'D-02826 Görlitz' }).addresses,
    ).toEqual([{ kind: 'other', street: 'Weg 5', postcode: '02826', city: 'Görlitz', country: 'DE' }]);
  });
});

describe('the footing', () => {
  test('carries what the file says about it, and suggests legal bases', () => {
    expect(
      contact({
        familyName: 'A',
        legalBasis: 'Freely given consent from contact;Legitimate interest – prospect/lead',
        consent: 'Ja',
        consentDate: '31.03.2024',
        source: 'Messe',
        optedOutEmail: 'false',
        doNotCall: '1',
        createdAt: '2024-03-31 02:30',
      }).footing,
    ).toEqual({
      legalBasisText: 'Freely given consent from contact;Legitimate interest – prospect/lead',
      legalBases: [{ basis: 'consent' }, { basis: 'legitimate-interests', relation: 'prospect' }],
      consentGiven: true,
      consentDate: '2024-03-31',
      source: 'Messe',
      optedOutEmail: false,
      doNotCall: true,
      createdAt: '2024-03-31',
    });
  });

  test('never takes an unclear word for a consent, and a date in its column for its day', () => {
    expect(draft({ familyName: 'A', consent: 'vielleicht' })).toMatchObject({
      draft: { footing: {} },
      problems: [{ code: 'flag-unclear', column: 'consent' }],
    });
    expect(contact({ familyName: 'A', consent: '31.03.2024' }).footing).toEqual({
      consentGiven: true,
      consentDate: '2024-03-31',
    });
    expect(contact({ familyName: 'A', consent: 'Nein' }).footing).toEqual({ consentGiven: false });
  });
});

describe('other values', () => {
  test('ids stay text, with all their digits and zeros', () => {
    expect(contact({ familyName: 'A', externalId: '9007199254740993' }).externalId).toBe('9007199254740993');
    expect(contact({ familyName: 'A', externalId: '00042' }).externalId).toBe('00042');
    expect(contact({ familyName: 'A', companyExternalId: '000000000000000AAA' }).company).toBeUndefined();
  });

  test('labels of a program are not labels of a person', () => {
    expect(contact({ familyName: 'A', tags: '* myContacts ::: Kunden ::: Messe; VIP' }).tags).toEqual([
      'Kunden',
      'Messe',
      'VIP',
    ]);
  });

  test('profiles, websites, languages and several notes', () => {
    expect(
      contact({
        familyName: 'A',
        'social@skype': 'skype:jordan',
        website: 'www.a.example',
        language: 'Deutsch (Deutschland)',
        note: 'eins',
        'note zwei': 'zwei\r\ndrei',
      }),
    ).toMatchObject({
      socials: [
        { network: 'skype', handle: 'jordan' },
        { network: 'website', handle: 'www.a.example', url: 'https://www.a.example' },
      ],
      language: 'de',
      note: 'note: eins\n\nnote zwei: zwei\ndrei',
    });
  });

  test('a broken formula is no value', () => {
    expect(draft({ familyName: 'A', position: '#NV' })).toMatchObject({
      draft: { familyName: 'A' },
      problems: [{ code: 'cell-error', column: 'position' }],
    });
  });

  test('what is too long is never cut: the row waits', () => {
    expect(draft({ familyName: 'x'.repeat(121) })).toEqual({
      draft: null,
      problems: [{ level: 'rejected', code: 'value-too-long', column: 'familyName' }],
    });
  });

  test('columns that are not mapped are not looked at', () => {
    expect(
      toDraft(
        { line: 1, cells: { toString: 'x', A: 'Grün' } },
        { recordKind: 'person', columns: { A: { field: 'familyName', confidence: 1, foundBy: 'user' } } },
        { defaultCountry: 'DE' },
      ),
    ).toMatchObject({
      draft: { familyName: 'Grün' },
      problems: [],
    });
  });
});

describe('a row', () => {
  test('with only a company is a company; with nothing to go by it is rejected', () => {
    expect(contact({ companyName: 'Nur Firma GmbH', email: 'info@nurfirma.example' })).toMatchObject({
      kind: 'company',
      company: { name: 'Nur Firma GmbH' },
      emails: [{ kind: 'work' }],
    });
    expect(contact({ email: 'a@b.example' }).kind).toBe('person');
    expect(draft({ externalId: '7', city: 'Köln' })).toEqual({
      draft: null,
      problems: [{ level: 'rejected', code: 'nothing-to-identify' }],
    });
  });

  test('of a list is no person: totals, footers, a header in the middle, a distribution list', async () => {
    const results = await drafts(
      'Kundennr;Name;Ort;Umsatz\n1;Grün;Köln;5,00\nKundennr;Name;Ort;Umsatz\nSumme;;;5,00 €\nTotal;Total;Bonn;1\nCopyright (c) 2000-2026 salesforce.com\n',
    );
    expect(results.map(({ problems, draft }) => problems[0]?.code ?? draft?.familyName)).toEqual([
      'Grün',
      'repeated-header',
      'totals-row',
      'Total',
      'footer-row',
    ]);
    expect(draft({ fullName: 'Alle', recordKind: 'group' }).problems).toEqual([
      { level: 'rejected', code: 'distribution-list', column: 'recordKind' },
    ]);
  });

  test('that was deleted where it comes from does not come back to life', () => {
    expect(draft({ familyName: 'A', deleted: '1' })).toEqual({
      draft: null,
      problems: [{ level: 'rejected', code: 'deleted-in-source', column: 'deleted' }],
    });
    expect(draft({ familyName: 'A', deleted: '0' }).problems).toEqual([]);
  });

  test('with more cells than columns says so', async () => {
    expect((await drafts('Vorname;Name\nÄnne;Grün;OHG\n'))[0]!.problems).toEqual([
      { level: 'warning', code: 'extra-cells' },
    ]);
  });

  test('of an account is a company with its address and number', async () => {
    const [account] = await drafts(
      'Id,IsDeleted,Name,BillingStreet,BillingCity,BillingPostalCode,BillingCountry,Phone,Website\n001Q,0,"Müller, Schulz ""M&S"" GmbH","Weg 5\nHof",Görlitz,02826,Germany,03581 / 12 34-0,www.ms.example\n',
    );
    expect(account!.draft).toMatchObject({
      kind: 'company',
      externalId: '001Q',
      company: { name: 'Müller, Schulz "M&S" GmbH', website: 'www.ms.example' },
      phones: [{ number: '+49358112340', kind: 'work' }],
      addresses: [
        { kind: 'work', street: 'Weg 5', extra: 'Hof', postcode: '02826', city: 'Görlitz', country: 'DE' },
      ],
    });
  });

  test('never puts a value into a problem', () => {
    const secret = 'geheim-4711';
    const result = draft({
      familyName: `${secret}\0`,
      birthday: secret,
      email: secret,
      phone: `${secret}`,
      postcode: secret,
      country: secret,
      language: secret,
      consent: secret,
      createdAt: secret,
      companyVatId: secret,
    });
    expect(result.problems.length).toBeGreaterThan(6);
    expect(JSON.stringify(result.problems)).not.toContain('geheim');
  });
});

test('whatever stands in whatever field, a row becomes a draft or a reason, at once', () => {
  const odd = fc.constantFrom(
    ' ',
    '\n',
    ';',
    ',',
    '@',
    '.',
    '1',
    'a',
    '+',
    '-',
    '/',
    '(',
    ' ::: ',
    '"',
    '0.0.00',
    'Dr. ',
    'GmbH',
    '\ud83d',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(odd, { maxLength: 300 }).map((parts) => parts.join('')),
    fc.tuple(odd, fc.integer({ min: 1, max: 900 })).map(([part, times]) => part.repeat(times)),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...FIELD_KEYS), text, { maxKeys: 12 }), (cells) => {
      const started = performance.now();
      const result = draft(cells);
      expect(performance.now() - started).toBeLessThan(500);
      expect(result.draft === null).toBe(result.problems.some(({ level }) => level === 'rejected'));
      const kept = JSON.stringify(result.draft);
      expect(kept.includes('\\u0000') || !kept.isWellFormed()).toBe(false);
    }),
    { numRuns: 500 },
  );
});
