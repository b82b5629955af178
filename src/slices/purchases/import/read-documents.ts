import type { Fault } from '../../../kernel/app-error.ts';
import { lineSums, roundQuotient, taxOf } from '../../../kernel/document-sums.ts';
import type { SourceRow } from '../../transfer/index.ts';
import type { ImportField } from '../contract-import.ts';
import { checkedTotals, type NewLine, type StatedTotals } from '../new-document.ts';
import type { ProductRecord } from '../store-product.ts';
import type { Reason, Table } from './table-of.ts';

/** A document of a file: its rows in their order, what it says, and what is wrong with it. */
export interface ReadDocument {
  rows: readonly SourceRow[];
  number: string;
  kind: 'invoice' | 'credit-note';
  creditsNumber: string;
  customerNumber: string | null;
  vatId: string | null;
  email: string | null;
  customerName: string;
  on: string | null;
  deliveredOn: string | null;
  dueOn: string | null;
  orderNumber: string;
  reference: string;
  currency: string;
  note: string;
  lines: NewLine[];
  totals: ReturnType<typeof checkedTotals>;
  reasons: Reason[];
}

/** Rates that a sum without a rate can have: Germany now and in 2020, and none. */
const USUAL_RATES = [1900, 700, 1600, 500, 0];
const CREDIT = /^(?:gutschrift|storno|rechnungskorrektur|credit|381|gs)/i;

/** Rows with the same number are one document, wherever they stand. */
export function groupRows(table: Table): { number: string; rows: SourceRow[] }[] {
  const groups = Map.groupBy(table.rows, (row) => table.text(row, 'number'));
  return [...groups].flatMap(([number, rows]) =>
    // Without a number nobody knows what belongs together.
    number === '' ? rows.map((row) => ({ number, rows: [row] })) : [{ number, rows }],
  );
}

export function readDocument(
  table: Table,
  { number, rows }: { number: string; rows: readonly SourceRow[] },
  products: ReadonlyMap<string, ProductRecord>,
): ReadDocument {
  const reasons: Reason[] = [];
  const first = (field: ImportField): string =>
    rows.map((row) => table.text(row, field)).find((value) => value !== '') ?? '';
  const rowWith = (field: ImportField): SourceRow =>
    rows.find((row) => table.text(row, field) !== '') ?? rows[0]!;
  const day = (field: ImportField) => table.day(rowWith(field), field, reasons);
  if (number === '') reasons.push({ code: 'import.number-missing', column: table.columnOf('number') });
  if (number.length > 60) reasons.push({ code: 'import.too-long', column: table.columnOf('number') });
  const on = day('issuedOn');
  if (!on && first('issuedOn') === '')
    reasons.push({ code: 'import.date-missing', column: table.columnOf('issuedOn') });
  const stated = statedTotals(table, rows, reasons);
  const lines = table.has('unitPrice', 'lineNet')
    ? rows.flatMap((row) => readLine(table, row, products, stated, reasons) ?? [])
    : wholeLine(stated, first('text') || first('note') || number, reasons);
  const faults: Fault[] = [];
  const totals = checkedTotals(lines, reasons.length === 0 ? stated : undefined, 'totals', faults);
  for (const { at } of faults)
    reasons.push({ code: 'import.sum-wrong', column: table.columnOf(SUM_FIELDS[at] ?? 'gross') });
  if (totals.grossCents < 0) reasons.push({ code: 'import.total-negative', column: table.columnOf('gross') });
  const currency = currencyOf(first('currency'));
  if (!currency) reasons.push({ code: 'import.no-currency', column: table.columnOf('currency') });
  const dueOn = day('dueOn');
  if (on && dueOn && dueOn < on)
    reasons.push({ code: 'import.due-before-issue', column: table.columnOf('dueOn') });
  return {
    rows,
    number,
    kind: CREDIT.test(first('kind')) ? 'credit-note' : 'invoice',
    creditsNumber: first('creditsNumber').slice(0, 60),
    customerNumber: first('customerNumber') || null,
    vatId:
      first('vatId')
        .replaceAll(/[\s.-]/g, '')
        .toUpperCase() || null,
    email: first('email').toLowerCase() || null,
    customerName: first('customerName').slice(0, 300),
    on,
    deliveredOn: day('deliveredOn'),
    dueOn,
    orderNumber: first('orderNumber'),
    reference: first('reference').slice(0, 120),
    currency: currency ?? 'EUR',
    note: first('note').slice(0, 4_000),
    lines,
    totals,
    reasons: distinct(reasons),
  };
}

const SUM_FIELDS: Record<string, ImportField> = {
  'totals.netCents': 'net',
  'totals.taxCents': 'tax',
  'totals.grossCents': 'gross',
};

export const distinct = (reasons: readonly Reason[]): Reason[] => [
  ...new Map(reasons.map((reason) => [`${reason.code} ${reason.column}`, reason])).values(),
];

function currencyOf(text: string): string | undefined {
  const plain = text.trim().toUpperCase().replace('€', 'EUR').replace('$', 'USD').replace('£', 'GBP');
  if (plain === '') return 'EUR';
  return /^[A-Z]{3}$/.test(plain) ? plain : undefined;
}

/** Sums of the document, which stand in each of its rows or in one. Two that differ are a reason. */
function statedTotals(table: Table, rows: readonly SourceRow[], reasons: Reason[]): StatedTotals {
  const one = (field: ImportField): number | undefined => {
    const values = new Set(rows.flatMap((row) => table.cents(row, field, reasons) ?? []));
    if (values.size > 1) reasons.push({ code: 'import.sums-differ', column: table.columnOf(field) });
    return [...values][0];
  };
  return { netCents: one('net'), taxCents: one('tax'), grossCents: one('gross') };
}

function readLine(
  table: Table,
  row: SourceRow,
  products: ReadonlyMap<string, ProductRecord>,
  stated: StatedTotals,
  reasons: Reason[],
): NewLine | undefined {
  const product = products.get(table.text(row, 'productNumber'));
  const net = table.cents(row, 'lineNet', reasons);
  const quantityE6 = table.millionths(row, 'quantity', reasons) ?? 1_000_000;
  const price = table.millionths(row, 'unitPrice', reasons);
  const discount = table.millionths(row, 'discountPercent', reasons) ?? 0;
  if (price === undefined && net === undefined) {
    reasons.push({
      code: 'import.price-missing',
      column: table.columnOf('unitPrice') ?? table.columnOf('lineNet'),
    });
    return undefined;
  }
  if (discount < 0 || discount > 100_000_000 || discount % 10_000 !== 0) {
    reasons.push({ code: 'import.not-a-percentage', column: table.columnOf('discountPercent') });
    return undefined;
  }
  const discountBp = discount / 10_000;
  const rate = table.millionths(row, 'taxPercent', reasons);
  const taxRateBp = rate !== undefined ? rate / 10_000 : (product?.tax_rate_bp ?? onlyRate(stated));
  if (taxRateBp === undefined || taxRateBp < 0 || taxRateBp > 10_000 || !Number.isInteger(taxRateBp)) {
    reasons.push({ code: 'import.tax-unclear', column: table.columnOf('taxPercent') });
    return undefined;
  }
  const base = {
    kind: 'item' as const,
    productId: product?.product_id ?? null,
    text: (
      table.text(row, 'text') ||
      product?.name ||
      table.text(row, 'productNumber') ||
      table.text(row, 'number')
    ).slice(0, 2_000),
    unit: (table.text(row, 'unit') || product?.unit || '').slice(0, 30),
    quantityE6,
    unitPriceE6: price ?? priceFrom(net!, quantityE6),
    baseQuantityE6: 1_000_000,
    discountBp: price === undefined ? 0 : discountBp,
    taxCategory: 'standard' as const,
    taxRateBp,
  };
  // A negative price is written as a negative quantity (EN 16931 BR-27).
  const line =
    base.unitPriceE6 < 0
      ? { ...base, unitPriceE6: 0 - base.unitPriceE6, quantityE6: 0 - base.quantityE6 }
      : base;
  const sums = lineSums({ ...line, discountCents: null });
  if (net !== undefined && net !== sums.netCents)
    reasons.push({ code: 'import.line-sum-wrong', column: table.columnOf('lineNet') });
  return { ...line, ...sums };
}

const priceFrom = (netCents: number, quantityE6: number): number =>
  quantityE6 === 0
    ? 0
    : Number(
        roundQuotient(
          BigInt(netCents) * 10_000n * 1_000_000n * BigInt(Math.sign(quantityE6)),
          BigInt(Math.abs(quantityE6)),
        ),
      );

/** The one usual rate at which the stated tax is the tax on the stated net. */
function onlyRate({ netCents, taxCents, grossCents }: StatedTotals): number | undefined {
  const tax =
    taxCents ?? (netCents !== undefined && grossCents !== undefined ? grossCents - netCents : undefined);
  const net = netCents ?? (tax !== undefined && grossCents !== undefined ? grossCents - tax : undefined);
  if (tax === undefined || net === undefined) return undefined;
  return USUAL_RATES.find((rate) => taxOf(net, rate) === tax);
}

/** A document of which only the sums are known: one line. The tax must be that of one rate on the net. */
function wholeLine(stated: StatedTotals, text: string, reasons: Reason[]): NewLine[] {
  const rate = onlyRate(stated);
  if (rate === undefined) {
    reasons.push({ code: 'import.tax-unclear', column: null });
    return [];
  }
  const net = stated.netCents ?? stated.grossCents! - stated.taxCents!;
  const line = {
    kind: 'item' as const,
    productId: null,
    text: text.slice(0, 2_000),
    unit: '',
    quantityE6: net < 0 ? -1_000_000 : 1_000_000,
    unitPriceE6: Math.abs(net) * 10_000,
    baseQuantityE6: 1_000_000,
    discountBp: 0,
    taxCategory: 'standard' as const,
    taxRateBp: rate,
  };
  return [{ ...line, ...lineSums({ ...line, discountCents: null }) }];
}
