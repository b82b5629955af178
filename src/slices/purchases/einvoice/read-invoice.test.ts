import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { isCreditNote } from './check-fields.ts';
import type { ReadInvoice } from './invoice.ts';
import { kindOf, readInvoice } from './read-invoice.ts';
import { ciiInvoice, pdfWith, TOTALS, ublCreditNote, ublInvoice } from './test-invoices.ts';
import { packedPdfWith } from './test-packed-pdf.ts';
import { UnreadableInvoice } from './unreadable-invoice.ts';

const read = (xml: string | Buffer): Promise<ReadInvoice> => readInvoice(Buffer.from(xml as string));
const codes = async (xml: string | Buffer): Promise<string[]> =>
  (await read(xml)).findings.map(({ level, code, line }) => `${level} ${code}${line ? ` ${line}` : ''}`);
const refused = async (content: string | Buffer): Promise<string> => {
  const error = await read(content).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UnreadableInvoice);
  return (error as UnreadableInvoice).code;
};

describe.each([
  ['UBL', ublInvoice()],
  ['CII', ciiInvoice()],
])('an invoice in %s', (syntax, xml) => {
  it('is read to the cent, and its sums hold', async () => {
    const { invoice, findings } = await read(xml);
    expect(findings).toEqual([]);
    expect(invoice.totals).toEqual(TOTALS);
    expect(
      invoice.vat.map(({ category, rate, basisCents, taxCents }) => [category, rate, basisCents, taxCents]),
    ).toEqual([
      ['S', '19', 32_000, 6080],
      ['S', '7', 5400, 378],
      ['E', '0', 590, 0],
    ]);
    expect(invoice.lines.map(({ netCents }) => netCents)).toEqual([3000, 30_000, 4990, 590]);
  });

  it('says who, when, what for', async () => {
    const { invoice } = await read(xml);
    expect(invoice).toMatchObject({
      number: 'RE-2026-00417',
      typeCode: '380',
      issuedOn: '2026-11-02',
      dueOn: '2026-12-02',
      deliveredOn: '2026-10-30',
      period: { from: '2026-10-01', until: '2026-10-31' },
      currency: 'EUR',
      buyerReference: '04011000-12345-03',
      orderReference: 'B-4711',
      salesOrderReference: 'A-815',
      paymentTerms: 'Zahlbar in 30 Tagen.',
      notes: ['Vielen Dank für Ihren Auftrag.'],
      paymentMeans: [{ code: '58', iban: 'DE79000000001234567890', reference: 'RE-2026-00417' }],
      attachments: [
        { name: 'nachweis.pdf', description: 'Nachweis', mimeType: 'application/pdf', bytes: 1200 },
      ],
    });
    expect(invoice.seller).toMatchObject({ name: 'Probe Bürotechnik GmbH', vatId: 'DE123456789' });
    expect(invoice.buyer).toMatchObject({
      name: 'Müller & Söhne GmbH',
      tradeName: 'Müller Büro',
      identifiers: ['K-10023'],
      vatId: 'DE811907980',
      endpoint: { scheme: 'EM', address: 'Einkauf@mueller-soehne.example' },
      address: { street: 'Elbstraße 7', postalCode: '01067', city: 'Dresden', country: 'DE' },
      contact: { name: 'Jana Öz', phone: '+49 351 4404 1234' },
    });
    expect(isCreditNote(invoice)).toBe(false);
  });

  it('keeps prices exactly, and text through comments and CDATA', async () => {
    const [paper, service] = (await read(xml)).invoice.lines;
    expect(paper).toMatchObject({
      articleNumber: 'KP-100',
      quantity: '250',
      price: '12.3456',
      baseQuantity: '100',
      unit: 'H87',
      description: '80 g/m² <weiß> & holzfrei',
      allowances: [{ isCharge: false, amountCents: 86, reason: 'Mengenrabatt' }],
    });
    expect(service).toMatchObject({
      name: 'Wartung vor Ort',
      allowances: [{ isCharge: true, amountCents: 1500 }],
    });
  });

  it('is the same under other prefixes, in other encodings, and with a byte order mark', async () => {
    const { invoice } = await read(xml);
    const renamed = xml.replaceAll(
      /(<\/?|xmlns:)(ubl|cac|cbc|rsm|ram|udt)(?=[:=])/g,
      (_, start: string, prefix: string) => `${start}x-${prefix}.1`,
    );
    expect(renamed).not.toContain('<cbc:');
    expect((await read(renamed)).invoice).toEqual(invoice);
    const as = (encoding: string): Buffer => iconv.encode(xml.replace('UTF-8', encoding), encoding);
    expect((await read(Buffer.from(`\ufeff${xml}`))).invoice).toEqual(invoice);
    for (const encoding of ['ISO-8859-1', 'windows-1252', 'ISO-8859-15'])
      expect((await read(as(encoding))).invoice, encoding).toEqual(invoice);
    expect((await read(Buffer.from(`\ufeff${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le'))).invoice).toEqual(
      invoice,
    );
    expect((await read(Buffer.from(xml, 'utf16le'))).invoice).toEqual(invoice);
    expect((await read(Buffer.from(xml, 'utf16le').swap16())).invoice).toEqual(invoice);
  });

  it('names every sum that does not add up, with both amounts', async () => {
    const broken = xml.replaceAll('>444.48<', '>444.84<');
    const { findings } = await read(broken);
    expect(findings).toEqual([
      {
        level: 'fault',
        code: 'BR-CO-15',
        terms: ['BT-112', 'BT-109', 'BT-110'],
        line: null,
        statedCents: 44_484,
        expectedCents: 44_448,
      },
      {
        level: 'fault',
        code: 'BR-CO-16',
        terms: ['BT-115', 'BT-112', 'BT-113', 'BT-114'],
        line: null,
        statedCents: 40_000,
        expectedCents: 40_036,
      },
    ]);
    expect(await codes(xml.replace(/>385\.80?</, '>385.81<'))).toEqual(['fault BR-CO-10', 'fault BR-CO-13']);
    expect(
      await codes(xml.replace(/(<(?:cbc|ram):AllowanceTotalAmount[^>]*>)10(?:\.00)?</, '$111.00<')),
    ).toEqual(['fault BR-CO-11', 'fault BR-CO-13']);
    expect(await codes(xml.replace(/<(cbc|ram):ChargeTotalAmount.*?<\/\1:ChargeTotalAmount>/, ''))).toEqual([
      'fault BR-CO-12',
      'fault BR-CO-13',
    ]);
    expect(await codes(xml.replaceAll('>64.58<', '>64.57<'))).toEqual(['fault BR-CO-14', 'fault BR-CO-15']);
    expect(await codes(xml.replace(/>54(\.00)?</, '>55<'))).toEqual(['fault BR-S-08', 'fault BR-CO-17']);
    expect(
      await codes(xml.replace(/>0(\.00)?<(?=\/(cbc:TaxAmount|ram:CalculatedAmount))/, '>1.12<')),
    ).toEqual(['fault BR-E-09', 'fault BR-CO-14']);
  });

  it('warns of what rounding explains, and of nothing more', async () => {
    // 2 x 24.955 = 49.91 and not 49.90: a cent off.
    expect(await codes(xml.replace('>24.95<', '>24.955<'))).toEqual(['warning line-net 3']);
    expect(await codes(xml.replace('>24.95<', '>24.98<'))).toEqual(['fault line-net 3']);
    // 19 % of 320.00 is 60.80; a program that rounds each of the three parts may be off by two cents.
    const shifted = (tax: string, total: string, gross: string, payable: string) =>
      codes(
        xml
          .replace(/>60\.80?</, `>${tax}<`)
          .replaceAll('>64.58<', `>${total}<`)
          .replace('>444.48<', `>${gross}<`)
          .replace(/>400\.00+</, `>${payable}<`),
      );
    expect(await shifted('60.82', '64.60', '444.50', '400.02')).toEqual(['warning BR-CO-17']);
    expect(await shifted('60.83', '64.61', '444.51', '400.03')).toEqual(['fault BR-CO-17']);
  });

  it('says what is missing, and what is no amount, number, date or flag', async () => {
    const without = (element: RegExp): string => xml.replace(element, '');
    expect(await codes(without(/<(cbc|ram):ID>RE-2026-00417<\/\1:ID>/))).toEqual(['fault BR-02']);
    expect(
      await codes(
        without(
          syntax === 'UBL'
            ? /<cac:InvoiceLine>[\s\S]*<\/cac:InvoiceLine>/
            : /<ram:IncludedSupply[\s\S]*TradeLineItem>/,
        ),
      ),
    ).toContain('fault BR-16');
    expect(await codes(xml.replace('>12.3456<', '>12,3456<'))).toEqual([
      'fault not-a-number 1',
      'fault BR-26 1',
    ]);
    expect(await codes(xml.replace('>379.90<', '>379.905<'))).toContain('fault fractions-of-cents');
    expect(await codes(xml.replace('>379.90<', '>1e5<'))).toContain('fault not-a-number');
    expect(await codes(xml.replace('>379.90<', `>${'9'.repeat(25)}<`))).toContain('fault amount-too-large');
    expect(
      await codes(xml.replace(/>2026-?11-?02</, syntax === 'UBL' ? '>2026-02-30<' : '>20260230<')),
    ).toEqual(['fault not-a-date', 'fault BR-03']);
    expect((await codes(xml.replace('>true<', '>ja<'))).join()).toContain('fault not-a-flag');
    expect(await codes(xml.replace('>380<', '>999<'))).toEqual(['fault type-unknown']);
    expect(await codes(xml.replace('>100</', '>0</'))).toEqual(['fault base-quantity-zero 1']);
    expect(await codes(xml.replaceAll('>E<', '>Q<'))).toEqual(['fault BR-CO-04 4', 'fault BR-47']);
    expect(await codes(xml.replace('Fachbuch', 'F'.repeat(600)))).toEqual(['warning text-shortened 3']);
  });

  it('does not take a total twice, or one in another currency', async () => {
    const twice = xml.replace(/(<(cbc|ram):(TaxInclusive|GrandTotal)Amount.*?<\/\2:\3Amount>)/, '$1$1');
    expect(await codes(twice)).toEqual(['fault repeated']);
    const other = xml.replace(
      /(<(?:cbc:TaxInclusiveAmount|ram:GrandTotalAmount))(?: currencyID="EUR")?/,
      '$1 currencyID="CHF"',
    );
    expect(await codes(other)).toEqual(['fault other-currency']);
  });

  it.each([
    ['Z', 'BR-Z-09'],
    ['AE', 'BR-AE-09'],
    ['K', 'BR-IC-09'],
    ['G', 'BR-G-09'],
    ['O', 'BR-O-09'],
  ])('with the tax category %s has no tax there', async (category, rule) => {
    const changed = xml.replaceAll('>E<', `>${category}<`);
    expect(await codes(changed)).toEqual([]);
    expect(
      await codes(changed.replace(/>0(\.00)?<(?=\/(cbc:TaxAmount|ram:CalculatedAmount))/, '>0.01<')),
    ).toEqual([`fault ${rule}`, 'fault BR-CO-14']);
  });
});

describe('an invoice', () => {
  it('of thousands of lines and a large attachment is read in a moment', async () => {
    const line = /<cac:InvoiceLine>[\s\S]*?<\/cac:InvoiceLine>/.exec(ublInvoice())![0];
    const attachment = Buffer.alloc(4_000_000, 7).toString('base64');
    const many = ublInvoice()
      .replace(line, line.repeat(5000))
      .replace(/(filename="nachweis.pdf">)[^<]*/, `$1${attachment}`);
    const started = performance.now();
    const { invoice, findings } = await read(many);
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(invoice.lines).toHaveLength(5003);
    expect(invoice.attachments[0]!.bytes).toBe(4_000_000);
    expect(findings[1]).toMatchObject({ code: 'BR-CO-10', expectedCents: 38_580 + 4999 * 3000 });
  });

  it('of the profile EXTENDED counts freight, and leaves headings out of the sums', async () => {
    const heading =
      '<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument><ram:LineID>0</ram:LineID><ram:LineStatusReasonCode>GROUP</ram:LineStatusReasonCode></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct><ram:Name>Oktober</ram:Name></ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>330.00</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>';
    const freight =
      '<ram:SpecifiedLogisticsServiceCharge><ram:Description>Fracht</ram:Description><ram:AppliedAmount>4.10</ram:AppliedAmount><ram:AppliedTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>7</ram:RateApplicablePercent></ram:AppliedTradeTax></ram:SpecifiedLogisticsServiceCharge>';
    const extended = ciiInvoice()
      .replace('<ram:IncludedSupplyChainTradeLineItem>', `${heading}<ram:IncludedSupplyChainTradeLineItem>`)
      .replace(
        /<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>true<\/udt:Indicator><\/ram:ChargeIndicator><ram:ActualAmount>4\.10.*?<\/ram:SpecifiedTradeAllowanceCharge>/,
        freight,
      );
    expect(extended).toContain('Fracht');
    expect(await codes(extended)).toEqual([]);
    expect((await read(extended)).invoice.lines.map(({ counts }) => counts)).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  it('can be a credit note, by its document or by its type', async () => {
    const note = await read(ublCreditNote());
    expect(note.findings).toEqual([]);
    expect(note.invoice).toMatchObject({
      typeCode: '381',
      preceding: [{ number: 'RE-2026-00417', issuedOn: '2026-11-02' }],
    });
    expect(note.invoice.totals).toEqual(TOTALS);
    expect(isCreditNote(note.invoice)).toBe(true);
    expect(isCreditNote((await read(ciiInvoice().replace('>380<', '>381<'))).invoice)).toBe(true);
  });

  it('needs none of the optional groups', async () => {
    const bare = ublInvoice()
      .replace(/<cac:AdditionalDocumentReference>[\s\S]*?<\/cac:AdditionalDocumentReference>/, '')
      .replace(/<cac:(Delivery|PaymentMeans|OrderReference|InvoicePeriod|Contact)>[\s\S]*?<\/cac:\1>/g, '')
      .replace(/<cbc:(DueDate|Note|BuyerReference|EndpointID)[^>]*>[^<]*<\/cbc:\1>/g, '')
      .replace('<cac:PaymentTerms></cac:PaymentTerms>', '');
    const { invoice, findings } = await read(bare);
    expect(findings).toEqual([expect.objectContaining({ level: 'warning', code: 'BR-CO-25' })]);
    expect(invoice).toMatchObject({
      dueOn: null,
      period: null,
      deliveredOn: null,
      attachments: [],
      notes: [],
      paymentMeans: [],
    });
    expect(invoice.buyer.contact).toEqual({ name: null, phone: null, email: null });
  });

  it('states its tax in a second currency without disturbing the first', async () => {
    const both = ublInvoice().replace(
      '<cac:TaxTotal>',
      '<cac:TaxTotal><cbc:TaxAmount currencyID="CHF">60.11</cbc:TaxAmount></cac:TaxTotal><cac:TaxTotal>',
    );
    expect(await codes(both)).toEqual([]);
  });
});

describe('a PDF', () => {
  it('gives the invoice that is embedded in it, among other files', async () => {
    const pdf = await pdfWith({
      'zeichnung.xml': '<a/>',
      'Factur-X.xml': ciiInvoice(),
      'agb.pdf': '1 0 obj <</a 1>> endobj',
    });
    const { invoice, findings } = await read(pdf);
    expect(findings).toEqual([]);
    expect(invoice.totals).toEqual(TOTALS);
    expect((await read(await pdfWith({ 'xrechnung.xml': ublInvoice() }))).invoice.syntax).toBe('ubl-invoice');
    expect((await read(await pdfWith({ 'rechnung-417.xml': ciiInvoice() }))).invoice.number).toBe(
      'RE-2026-00417',
    );
  });

  it('may be packed, and may have lost its table of places', async () => {
    expect((await read(packedPdfWith('zugferd-invoice.xml', ciiInvoice()))).invoice.totals).toEqual(TOTALS);
    expect(
      (await read(packedPdfWith('factur-x.xml', ciiInvoice(), { broken: true }))).invoice.totals,
    ).toEqual(TOTALS);
    const pdf = await pdfWith({ 'factur-x.xml': ciiInvoice() });
    const without = Buffer.from(
      pdf.toString('latin1').replace(/startxref\s+\d+/, 'startxref\n99999999'),
      'latin1',
    );
    expect((await read(without)).invoice.totals).toEqual(TOTALS);
  });

  it('without an invoice, with a password, broken or pretended is refused with the reason', async () => {
    expect(await refused(await pdfWith({}))).toBe('pdf-without-invoice');
    expect(await refused(await pdfWith({ 'a.xml': '<a/>', 'b.xml': '<b/>' }))).toBe('pdf-without-invoice');
    expect(await refused(await pdfWith({ 'factur-x.xml': '<a/>' }))).toBe('not-an-invoice');
    expect(await refused(await pdfWith({ 'factur-x.xml': ciiInvoice() }, 'geheim'))).toBe('pdf-encrypted');
    expect(await refused('%PDF-1.7\nnothing of the kind')).toBe('pdf-damaged');
    expect(await refused('%PDF-1.7\ntrailer <</Root 1 0 R>> 1 0 obj <</Names 1 0 R>> endobj')).toBe(
      'pdf-without-invoice',
    );
    expect(await refused('%PDF-1.7\ntrailer <</Root 1 0 R>> 1 0 obj 1 0 R endobj')).toBe('pdf-damaged');
    expect(await refused(`%PDF-1.7\ntrailer <</Root ${'['.repeat(100_000)}`)).toBe('pdf-damaged');
  });

  it('does not unpack to more than it may', async () => {
    const bomb = await pdfWith({ 'factur-x.xml': Buffer.alloc(40 * 1024 * 1024, 32) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refused(bomb)).toBe('pdf-too-large');
  });
});

describe('what is no invoice', () => {
  it.each([
    ['nothing', '', 'file-empty'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'format-unknown'],
    ['text', 'Rechnung Nr. 1', 'format-unknown'],
    ['other XML', '<?xml version="1.0"?><dummy></dummy>', 'not-an-invoice'],
    ['an order in UBL', ublInvoice().replaceAll('ubl:Invoice', 'ubl:Order'), 'not-an-invoice'],
    [
      'ZUGFeRD 1',
      '<r:CrossIndustryDocument xmlns:r="urn:ferd:CrossIndustryDocument:invoice:1p0"/>',
      'zugferd-1',
    ],
    ['XML cut off', ublInvoice().slice(0, 5000), 'xml-damaged'],
    ['a prefix that nobody declared', ublInvoice().replace('xmlns:cac=', 'xmlns:other='), 'xml-damaged'],
    ['an entity that nobody declared', ublInvoice().replace('Fachbuch', '&nbsp;'), 'xml-damaged'],
    ['a character that XML does not know', ublInvoice().replace('Fachbuch', 'a\u0000b'), 'xml-damaged'],
    [
      'a number of a character that XML does not know',
      ublInvoice().replace('Fachbuch', '&#0;'),
      'xml-damaged',
    ],
    ['half a surrogate', ublInvoice().replace('Fachbuch', '&#xD800;'), 'xml-damaged'],
    ['Latin-1 that says it is UTF-8', Buffer.from(ublInvoice(), 'latin1'), 'encoding-wrong'],
    ['an encoding that nobody knows', ublInvoice().replace('UTF-8', 'EBCDIC-1'), 'encoding-unknown'],
    [
      'a thousand elements deep',
      ublInvoice().replace('Fachbuch', '<a>'.repeat(1000) + '</a>'.repeat(1000)),
      'xml-too-deep',
    ],
  ])('%s is refused with the reason', async (_name, content, code) => {
    expect(await refused(content)).toBe(code);
  });

  const LAUGHS = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join(
    '',
  );
  it.each([
    ['entities that multiply', `<!DOCTYPE x [<!ENTITY l0 "ha">${LAUGHS}]>`, '&l9;'],
    ['a file of the server', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>', '&f;'],
    ['another machine', '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', ''],
    ['a document type alone', '<!DOCTYPE x>', ''],
  ])('is never asked for %s', async (_name, doctype, text) => {
    const xml = ublInvoice()
      .replace('<!-- Rechnung', `${doctype}<!-- Rechnung`)
      .replace('Fachbuch', `Fachbuch${text}`);
    expect(await refused(xml)).toBe('xml-doctype');
  });

  it('has limits', async () => {
    expect(await refused(ublInvoice().replace('Fachbuch', '<a/>'.repeat(1_000_001)))).toBe('xml-too-large');
    const attributes = Array.from({ length: 100 }, (_, n) => `a${n}=""`).join(' ');
    expect(await refused(ublInvoice().replace('Fachbuch', `<a ${attributes}/>`))).toBe('xml-too-large');
  });

  it('is told from its first bytes', () => {
    expect(kindOf(Buffer.from('\ufeff  <?xml version="1.0"?>'))).toBe('xml');
    expect(kindOf(Buffer.from('<html>'))).toBe('xml');
    expect(kindOf(Buffer.from('junk before %PDF-1.4'))).toBe('pdf');
    expect(kindOf(Buffer.from('PK\u0003\u0004'))).toBe(undefined);
  });
});

describe('a damaged file', async () => {
  const originals = [
    Buffer.from(ublInvoice()),
    Buffer.from(ciiInvoice()),
    await pdfWith({ 'factur-x.xml': ciiInvoice() }),
    packedPdfWith('factur-x.xml', ciiInvoice()),
    packedPdfWith('factur-x.xml', ciiInvoice(), { broken: true }),
  ];
  const damage = fc.record({
    original: fc.constantFrom(...originals),
    steps: fc.array(
      fc.record({
        kind: fc.constantFrom('cut', 'flip', 'double', 'remove', 'digit'),
        at: fc.integer({ min: 0, max: 9999 }),
        size: fc.integer({ min: 1, max: 200 }),
        byte: fc.integer({ min: 0, max: 255 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  });

  it('is refused or read, and never hangs or breaks anything', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(damage, async ({ original, steps }) => {
        let bytes = Buffer.from(original);
        for (const { kind, at, size, byte } of steps) {
          const place = Math.floor((at / 10_000) * bytes.length);
          const [before, middle, after] = [
            bytes.subarray(0, place),
            bytes.subarray(place, place + size),
            bytes.subarray(place + size),
          ];
          if (kind === 'cut') bytes = Buffer.from(before);
          if (kind === 'flip' && bytes.length > 0) bytes[place] = bytes[place]! ^ byte;
          if (kind === 'digit' && bytes.length > 0) bytes[place] = 48 + (byte % 10);
          if (kind === 'double') bytes = Buffer.concat([before, middle, middle, after]);
          if (kind === 'remove') bytes = Buffer.concat([before, after]);
        }
        const started = performance.now();
        const error = await readInvoice(bytes).then(
          ({ invoice }) => {
            JSON.stringify(invoice);
          },
          (reason: unknown) => reason,
        );
        if (error !== undefined && !(error instanceof UnreadableInvoice)) throw error;
        expect(performance.now() - started).toBeLessThan(5000);
      }),
      { numRuns: 3000 },
    );
  });
});
