/**
 * The arithmetic of orders and invoices (EN 16931): exact, in whole cents, rounded commercially (half away from zero). The
 * server checks and the browser shows the same sums.
 */
export const LINE_KINDS = ['item', 'allowance', 'charge'] as const;
export const TAX_CATEGORIES = [
  'standard',
  'zero',
  'exempt',
  'reverse-charge',
  'intra-community',
  'export',
  'outside-scope',
  'other',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];
export type TaxCategory = (typeof TAX_CATEGORIES)[number];

/** What decides the sum of a line. Quantities and prices are in millionths, rates in hundredths of a per cent. */
export interface SummedLine {
  kind: LineKind;
  quantityE6: number;
  unitPriceE6: number;
  baseQuantityE6: number;
  discountBp: number;
  /** Discounts less charges where the document states them; null: computed from `discountBp`. */
  discountCents: number | null;
  taxCategory: TaxCategory;
  taxRateBp: number;
}
export interface TaxGroup {
  category: TaxCategory;
  rateBp: number;
  netCents: number;
  taxCents: number;
  /** Why no tax is due, as on the document. */
  reason: string;
}
export interface Totals {
  netCents: number;
  taxes: TaxGroup[];
  taxCents: number;
  grossCents: number;
}

/** up / down, rounded half away from zero. `down` must be above zero. */
export function roundQuotient(up: bigint, down: bigint): bigint {
  const size = up < 0n ? -up : up;
  const rounded = (2n * size + down) / (2n * down);
  return up < 0n ? -rounded : rounded;
}

/** Amount, discount and net of a line in cents: each is rounded by itself. An allowance counts against the document. */
export function lineSums(line: SummedLine): { discountCents: number; netCents: number } {
  const amount = roundQuotient(
    BigInt(line.quantityE6) * BigInt(line.unitPriceE6) * 100n,
    BigInt(line.baseQuantityE6) * 1_000_000n,
  );
  const discount =
    line.discountCents === null
      ? roundQuotient(amount * BigInt(line.discountBp), 10_000n)
      : BigInt(line.discountCents);
  const net = Number(amount - discount);
  return { discountCents: Number(discount), netCents: line.kind === 'allowance' ? 0 - net : net };
}

/** Tax of one group: on the sum, not line by line. */
export const taxOf = (netCents: number, rateBp: number): number =>
  Number(roundQuotient(BigInt(netCents) * BigInt(rateBp), 10_000n));

/** Net, tax by category and rate (highest first), and gross of lines whose nets are known. */
export function totalsOf(
  lines: readonly { netCents: number; taxCategory: TaxCategory; taxRateBp: number }[],
): Totals {
  const groups = new Map<string, TaxGroup>();
  for (const { netCents, taxCategory, taxRateBp } of lines) {
    const key = `${taxCategory} ${taxRateBp}`;
    const group = groups.get(key);
    if (group) group.netCents += netCents;
    else groups.set(key, { category: taxCategory, rateBp: taxRateBp, netCents, taxCents: 0, reason: '' });
  }
  const taxes = [...groups.values()].sort(
    (a, b) => b.rateBp - a.rateBp || (a.category < b.category ? -1 : 1),
  );
  for (const group of taxes) group.taxCents = taxOf(group.netCents, group.rateBp);
  const netCents = lines.reduce((sum, line) => sum + line.netCents, 0);
  const taxCents = taxes.reduce((sum, group) => sum + group.taxCents, 0);
  return { netCents, taxes, taxCents, grossCents: netCents + taxCents };
}

/** Millionths of a decimal number written with a point: "12.5" is 12 500 000. Undefined for anything else. */
export function millionths(text: string): number | undefined {
  const match = /^([+-]?)(\d{1,9})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (!match) return undefined;
  const value = Number(match[2]) * 1_000_000 + Number((match[3] ?? '').padEnd(6, '0'));
  return match[1] === '-' ? 0 - value : value;
}

/** As people write it, with a point and without superfluous noughts. */
export function writeMillionths(value: number): string {
  const size = Math.abs(value);
  const fraction = String(size % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${value < 0 ? '-' : ''}${Math.floor(size / 1_000_000)}${fraction ? `.${fraction}` : ''}`;
}
