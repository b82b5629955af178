import type { TaxCategory, TaxGroup } from '../../kernel/document-sums.ts';
import { EINVOICE_UNITS } from './contract-einvoice.ts';
import { isCreditNote } from './einvoice/check-fields.ts';
import { type Decimal, exactCents, parseDecimal } from './einvoice/decimal.ts';
import type { EInvoice, Finding, InvoiceLine, Party } from './einvoice/invoice.ts';
import type { NewInvoice, NewLine } from './new-document.ts';

/** UNTDID 5305 as EN 16931 uses it. */
const CATEGORIES: Readonly<Record<string, TaxCategory>> = {
  S: 'standard',
  Z: 'zero',
  E: 'exempt',
  AE: 'reverse-charge',
  K: 'intra-community',
  G: 'export',
  O: 'outside-scope',
};
const MILLION = 1_000_000n;
const NOTE_CHARS = 4000;

type Numbers = Pick<NewLine, 'quantityE6' | 'unitPriceE6' | 'baseQuantityE6' | 'taxRateBp'>;

/**
 * An invoice without faults as the slice stores it, its amounts as stated. The file has been copied to the archive as
 * `fileId`.
 */
export function invoiceOf(
  read: EInvoice,
  made: Pick<NewInvoice, 'invoiceId' | 'contactId' | 'companyId' | 'creditsInvoiceId'> & { fileId: string },
): NewInvoice {
  const { totals } = read;
  return {
    ...made,
    kind: isCreditNote(read) ? 'credit-note' : 'invoice',
    number: read.number,
    customerName: read.buyer.name,
    customerAddress: addressOf(read.buyer),
    reference: (read.orderReference ?? read.buyerReference ?? '').slice(0, 120).toWellFormed(),
    currency: read.currency ?? 'EUR',
    note: read.notes.join('\n\n').slice(0, NOTE_CHARS).toWellFormed(),
    source: 'e-invoice',
    dealId: null,
    importId: null,
    orderId: null,
    issuedOn: read.issuedOn ?? '',
    deliveredFrom: read.deliveredOn ? null : (read.period?.from ?? null),
    deliveredOn: read.deliveredOn ?? read.period?.until ?? null,
    dueOn: read.dueOn,
    prepaidCents: totals.prepaidCents ?? 0,
    roundingCents: totals.roundingCents ?? 0,
    paymentTerms: (read.paymentTerms ?? '').slice(0, 1000).toWellFormed(),
    creditsNumber: read.preceding[0]?.number ?? '',
    lines: linesOf(read),
    totals: {
      netCents: totals.netCents ?? 0,
      taxCents: totals.taxCents ?? 0,
      grossCents: totals.grossCents ?? 0,
      taxes: taxesOf(read),
    },
  };
}

/** What can be read and still cannot be stored as it is: a number finer or larger than the columns hold. */
export function amountFaults(read: EInvoice): Finding[] {
  const fault = (code: string, term: string, line: number | null): Finding => ({
    level: 'fault',
    code,
    terms: [term],
    line,
    statedCents: null,
    expectedCents: null,
  });
  const lines = read.lines.flatMap((line, index) =>
    line.counts && line.quantity !== null && line.price !== null && !numbersOf(line)
      ? [fault('number-too-fine', 'BT-146', index + 1)]
      : [],
  );
  const rates = [...read.vat, ...read.allowances].some(({ rate }) => rateOf(rate) === undefined);
  return [...lines, ...(rates ? [fault('rate-unusable', 'BT-119', null)] : [])];
}

const addressOf = ({ address, contact }: Party): string => {
  const { street, extra, more, postalCode, city, country } = address;
  const place = [postalCode, city].filter(Boolean).join(' ');
  const abroad = country && country !== 'DE' ? country : null;
  return [contact.name, extra, street, more, place, abroad]
    .filter(Boolean)
    .join('\n')
    .slice(0, 1000)
    .toWellFormed();
};

function linesOf(read: EInvoice): NewLine[] {
  const items = read.lines.filter(({ counts }) => counts).map(itemOf);
  const others = read.allowances.map(
    ({ isCharge, amountCents, reason, category, rate }): NewLine => ({
      kind: isCharge ? 'charge' : 'allowance',
      productId: null,
      text: reason ?? (isCharge ? 'Zuschlag' : 'Nachlass'),
      unit: '',
      quantityE6: 1_000_000,
      unitPriceE6: (amountCents ?? 0) * 10_000,
      baseQuantityE6: 1_000_000,
      discountBp: 0,
      discountCents: 0,
      taxCategory: CATEGORIES[category ?? ''] ?? 'other',
      taxRateBp: rateOf(rate) ?? 0,
      netCents: isCharge ? (amountCents ?? 0) : 0 - (amountCents ?? 0),
    }),
  );
  return [...items, ...others];
}

function itemOf(line: InvoiceLine): NewLine {
  const numbers = numbersOf(line);
  if (!numbers) throw new Error('a line whose numbers do not fit was not refused');
  const discount = line.allowances.reduce(
    (sum, { isCharge, amountCents }) => sum + (isCharge ? -(amountCents ?? 0) : (amountCents ?? 0)),
    0,
  );
  const text = [line.name, line.description === line.name ? null : line.description]
    .filter(Boolean)
    .join('\n');
  return {
    kind: 'item',
    productId: null,
    text: text.slice(0, 2000).toWellFormed(),
    unit: (EINVOICE_UNITS[line.unit ?? '']?.de ?? line.unit ?? '').slice(0, 30),
    ...numbers,
    discountBp: 0,
    discountCents: discount,
    taxCategory: CATEGORIES[line.category ?? ''] ?? 'other',
    netCents: line.netCents ?? 0,
  };
}

/** A price for one piece with more than six decimals is the price of ten or a thousand with fewer. */
function numbersOf(line: InvoiceLine): Numbers | undefined {
  const [quantity, price, base] = [line.quantity, line.price, line.baseQuantity ?? '1'].map((text) =>
    parseDecimal(text ?? ''),
  );
  const taxRateBp = rateOf(line.rate);
  if (!quantity || !price || !base || taxRateBp === undefined) return undefined;
  const shift = Math.max(0, price.scale - 6);
  const found = {
    quantityE6: inMillionths(quantity),
    unitPriceE6: inMillionths({ digits: price.digits * 10n ** BigInt(shift), scale: price.scale }),
    baseQuantityE6: inMillionths({ digits: base.digits * 10n ** BigInt(shift), scale: base.scale }),
  };
  const { quantityE6, unitPriceE6, baseQuantityE6 } = found;
  if (quantityE6 === undefined || unitPriceE6 === undefined || baseQuantityE6 === undefined) return undefined;
  return baseQuantityE6 < 1 ? undefined : { quantityE6, unitPriceE6, baseQuantityE6, taxRateBp };
}

function inMillionths({ digits, scale }: Decimal): number | undefined {
  const [up, down] = [digits * MILLION, 10n ** BigInt(scale)];
  const whole = up / down;
  return up % down === 0n && Number.isSafeInteger(Number(whole)) ? Number(whole) : undefined;
}

/** Hundredths of a per cent; none is 0. Undefined where it is finer, negative, or above a hundred. */
function rateOf(rate: string | null): number | undefined {
  if (rate === null) return 0;
  const value = parseDecimal(rate);
  const hundredths = value && exactCents(value);
  return hundredths !== undefined && hundredths >= 0n && hundredths <= 10_000n
    ? Number(hundredths)
    : undefined;
}

const taxesOf = (read: EInvoice): TaxGroup[] =>
  read.vat.map(({ category, rate, basisCents, taxCents, exemption }) => ({
    category: CATEGORIES[category ?? ''] ?? 'other',
    rateBp: rateOf(rate) ?? 0,
    netCents: basisCents ?? 0,
    taxCents: taxCents ?? 0,
    reason: exemption ?? '',
  }));
