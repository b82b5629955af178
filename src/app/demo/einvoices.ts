import { Readable } from 'node:stream';
import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { sql } from '../../platform/db/index.ts';
import { receiveEinvoice } from '../../slices/purchases/index.ts';
import { FIRM } from './firm.ts';

interface Buyer {
  name: string;
  vat_id: string | null;
  street: string;
  postal_code: string;
  city: string;
}
/** What a line costs is its last number, in cents, so that one of the invoices can be wrong on purpose. */
type Line = [text: string, quantity: number, unit: string, priceCents: number, netCents: number];

/** What came out of the firm's ERP this morning: one ready to be taken, one of a new customer, one that does not add up. */
export async function fillEinvoices(ctx: Ctx, accountant: Actor): Promise<void> {
  const purpose = 'accounting';
  const [known, other] = await ctx.db.perform({ actor: accountant, purpose, action: 'demo.fill' }, (tx) =>
    tx.query<Buyer>(sql`
      SELECT name, vat_id, street, postal_code, city FROM company
       WHERE sole_trader_contact_id IS NULL AND vat_id IS NOT NULL ORDER BY company_id DESC LIMIT 2`),
  );
  const office: Buyer = {
    name: 'Bezirksamt Elbmarsch, Zentrale Vergabestelle',
    vat_id: null,
    street: 'Rathausplatz 1',
    postal_code: '21423',
    city: 'Winsen (Luhe)',
  };
  const today = ctx.clock.now();
  const files: [number: string, buyer: Buyer | undefined, lines: Line[]][] = [
    [
      'NL-26-3114',
      known,
      [
        ['Bürodrehstuhl Nordlicht Komfort', 6, 'H87', 32_900, 197_400],
        ['Rollcontainer abschließbar', 6, 'H87', 14_900, 89_400],
      ],
    ],
    [
      'NL-26-3115',
      office,
      [
        ['Laserdrucker A4 Netzwerk', 4, 'H87', 44_900, 179_600],
        ['Einrichtung vor Ort', 3, 'HUR', 9_500, 28_500],
      ],
    ],
    ['NL-26-3116', other, [['Toner schwarz, 12.000 Seiten', 10, 'H87', 8_990, 98_900]]],
  ];
  for (const [number, buyer, lines] of files) {
    if (!buyer) continue;
    await receiveEinvoice(
      ctx,
      { actor: accountant, purpose },
      {
        name: `XRechnung_${number}.xml`,
        content: Readable.from([Buffer.from(write(number, buyer, lines, today))]),
        isCut: () => false,
      },
    );
  }
}

const xmlText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const amount = (cents: number): string => (cents / 100).toFixed(2);
const day = (date: Date): string => date.toISOString().slice(0, 10).replaceAll('-', '');
const ram = (name: string, content: string): string => `<ram:${name}>${content}</ram:${name}>`;
const dateOf = (date: Date): string => `<udt:DateTimeString format="102">${day(date)}</udt:DateTimeString>`;
const TAX = ram('TypeCode', 'VAT');
const RATE = ram('CategoryCode', 'S') + ram('RateApplicablePercent', '19');

function party({ name, vat_id, street, postal_code, city }: Buyer): string {
  const address =
    ram('PostcodeCode', postal_code) +
    ram('LineOne', xmlText(street)) +
    ram('CityName', xmlText(city)) +
    ram('CountryID', 'DE');
  const vat = vat_id ? ram('SpecifiedTaxRegistration', `<ram:ID schemeID="VA">${vat_id}</ram:ID>`) : '';
  return ram('Name', xmlText(name)) + ram('PostalTradeAddress', address) + vat;
}

const lineOf = ([text, quantity, unit, price, net]: Line, index: number): string =>
  ram(
    'IncludedSupplyChainTradeLineItem',
    ram('AssociatedDocumentLineDocument', ram('LineID', String(index + 1))) +
      ram('SpecifiedTradeProduct', ram('Name', xmlText(text))) +
      ram(
        'SpecifiedLineTradeAgreement',
        ram('NetPriceProductTradePrice', ram('ChargeAmount', amount(price))),
      ) +
      ram(
        'SpecifiedLineTradeDelivery',
        `<ram:BilledQuantity unitCode="${unit}">${quantity}</ram:BilledQuantity>`,
      ) +
      ram(
        'SpecifiedLineTradeSettlement',
        ram('ApplicableTradeTax', TAX + RATE) +
          ram('SpecifiedTradeSettlementLineMonetarySummation', ram('LineTotalAmount', amount(net))),
      ),
  );

/** An XRechnung in CII, as an ERP program writes it. */
function write(number: string, buyer: Buyer, lines: readonly Line[], today: Date): string {
  const net = lines.reduce((sum, line) => sum + line[4], 0);
  const tax = Math.round(net * 0.19);
  const seller = {
    name: FIRM.name,
    vat_id: 'DE271828182',
    street: FIRM.street,
    postal_code: FIRM.postalCode,
    city: FIRM.city,
  };
  const due = new Date(today.getTime() + 30 * 86_400_000);
  const urn = 'urn:un:unece:uncefact:data:standard';
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="${urn}:CrossIndustryInvoice:100" xmlns:ram="${urn}:ReusableAggregateBusinessInformationEntity:100" xmlns:udt="${urn}:UnqualifiedDataType:100">
<rsm:ExchangedDocumentContext>${ram('GuidelineSpecifiedDocumentContextParameter', ram('ID', 'urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0'))}</rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument>${ram('ID', number)}${ram('TypeCode', '380')}${ram('IssueDateTime', dateOf(today))}</rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
${lines.map(lineOf).join('\n')}
${ram('ApplicableHeaderTradeAgreement', ram('BuyerReference', '04011000-12345-03') + ram('SellerTradeParty', party(seller)) + ram('BuyerTradeParty', party(buyer)))}
${ram('ApplicableHeaderTradeDelivery', ram('ActualDeliverySupplyChainEvent', ram('OccurrenceDateTime', dateOf(today))))}
${ram(
  'ApplicableHeaderTradeSettlement',
  ram('InvoiceCurrencyCode', 'EUR') +
    ram(
      'ApplicableTradeTax',
      ram('CalculatedAmount', amount(tax)) + TAX + ram('BasisAmount', amount(net)) + RATE,
    ) +
    ram(
      'SpecifiedTradePaymentTerms',
      ram('Description', 'Zahlbar in 30 Tagen ohne Abzug.') + ram('DueDateDateTime', dateOf(due)),
    ) +
    ram(
      'SpecifiedTradeSettlementHeaderMonetarySummation',
      ram('LineTotalAmount', amount(net)) +
        ram('TaxBasisTotalAmount', amount(net)) +
        `<ram:TaxTotalAmount currencyID="EUR">${amount(tax)}</ram:TaxTotalAmount>` +
        ram('GrandTotalAmount', amount(net + tax)) +
        ram('DuePayableAmount', amount(net + tax)),
    ),
)}
</rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>
`;
}
