import { centsOfQuotient, centsOfShare, isZero, multiply, parseDecimal } from './decimal.ts';
import type { Allowance, EInvoice, Finding, InvoiceLine } from './invoice.ts';

/** What Peppol grants a line for rounded prices (PEPPOL-EN16931-R120). */
const LINE_SLACK_CENTS = 2n;
/** Categories whose tax is nought, with their name in the rules; S, L and M are taxed, rate by rate. */
const UNTAXED: Readonly<Record<string, string>> = { Z: 'Z', E: 'E', AE: 'AE', K: 'IC', G: 'G', O: 'O' };
const TAXED: Readonly<Record<string, string>> = { S: 'S', L: 'AF', M: 'AG' };

const big = (cents: number | null): bigint => BigInt(cents ?? 0);
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, each) => total + each, 0n);
const signed = ({ isCharge, amountCents }: Allowance): bigint =>
  isCharge ? big(amountCents) : -big(amountCents);
const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);

/**
 * The sum rules of EN 16931. Additions hold to the cent. Where the invoice multiplies (a line, the tax of a rate), what
 * rounding line by line explains is a warning, anything more a fault. Nothing is put right.
 */
export function checkSums(invoice: EInvoice): Finding[] {
  const { totals, vat, allowances } = invoice;
  const lines = invoice.lines.filter(({ counts }) => counts);
  const findings: Finding[] = [];
  const compare = (code: string, terms: string[], stated: number | null, expected: bigint): void => {
    if (big(stated) !== expected) findings.push(finding('fault', code, terms, stated, expected));
  };
  for (const [index, line] of invoice.lines.entries())
    if (line.counts) findings.push(...checkLine(line, index + 1));
  findings.push(...checkVat(invoice, lines));
  compare(
    'BR-CO-10',
    ['BT-106', 'BT-131'],
    totals.linesCents,
    sum(lines.map(({ netCents }) => big(netCents))),
  );
  const reductions = allowances
    .filter(({ isCharge }) => !isCharge)
    .map(({ amountCents }) => big(amountCents));
  const surcharges = allowances.filter(({ isCharge }) => isCharge).map(({ amountCents }) => big(amountCents));
  compare('BR-CO-11', ['BT-107', 'BT-92'], totals.allowancesCents, sum(reductions));
  compare('BR-CO-12', ['BT-108', 'BT-99'], totals.chargesCents, sum(surcharges));
  compare(
    'BR-CO-13',
    ['BT-109', 'BT-106', 'BT-107', 'BT-108'],
    totals.netCents,
    big(totals.linesCents) - big(totals.allowancesCents) + big(totals.chargesCents),
  );
  compare('BR-CO-14', ['BT-110', 'BT-117'], totals.taxCents, sum(vat.map(({ taxCents }) => big(taxCents))));
  compare(
    'BR-CO-15',
    ['BT-112', 'BT-109', 'BT-110'],
    totals.grossCents,
    big(totals.netCents) + big(totals.taxCents),
  );
  compare(
    'BR-CO-16',
    ['BT-115', 'BT-112', 'BT-113', 'BT-114'],
    totals.payableCents,
    big(totals.grossCents) - big(totals.prepaidCents) + big(totals.roundingCents),
  );
  return findings;
}

const finding = (
  level: Finding['level'],
  code: string,
  terms: string[],
  stated: number | null,
  expected: bigint,
  line: number | null = null,
): Finding => ({ level, code, terms, line, statedCents: stated, expectedCents: safe(expected) });

/** A sum of made-up amounts can leave what a number holds exactly; then it is only known to be wrong. */
const safe = (cents: bigint): number | null =>
  distance(cents, 0n) <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(cents) : null;

/** BT-131 = BT-129 x BT-146 / BT-149 + BT-141 - BT-136 */
function checkLine(line: InvoiceLine, number: number): Finding[] {
  const quantity = parseDecimal(line.quantity ?? '');
  const price = parseDecimal(line.price ?? '');
  if (!quantity || !price || line.netCents === null) return [];
  const base = parseDecimal(line.baseQuantity ?? '1');
  if (!base || isZero(base)) return [finding('fault', 'base-quantity-zero', ['BT-149'], null, 0n, number)];
  const expected = centsOfQuotient(multiply(quantity, price), base) + sum(line.allowances.map(signed));
  const off = distance(expected, big(line.netCents));
  if (off === 0n) return [];
  const terms = ['BT-131', 'BT-129', 'BT-146', 'BT-149', 'BT-136', 'BT-141'];
  return [
    finding(
      off <= LINE_SLACK_CENTS ? 'warning' : 'fault',
      'line-net',
      terms,
      line.netCents,
      expected,
      number,
    ),
  ];
}

interface Group {
  category: string;
  rate: string;
  /** From lines, reductions and surcharges. */
  expected: bigint;
  parts: number;
}

function checkVat({ vat, allowances }: EInvoice, lines: readonly InvoiceLine[]): Finding[] {
  const groups = new Map<string, Group>();
  const groupOf = (category: string | null, rate: string | null): Group => {
    const shown = category !== null && Object.hasOwn(TAXED, category) ? (rate ?? '0') : '';
    const key = `${category} ${shown}`;
    const group = groups.get(key) ?? { category: category ?? '', rate: shown, expected: 0n, parts: 0 };
    groups.set(key, group);
    return group;
  };
  const add = (group: Group, cents: bigint): void => {
    group.expected += cents;
    group.parts += 1;
  };
  for (const line of lines) add(groupOf(line.category, line.rate), big(line.netCents));
  for (const allowance of allowances) add(groupOf(allowance.category, allowance.rate), signed(allowance));
  const stated = Map.groupBy(vat, ({ category, rate }) => groupOf(category, rate));
  return [...groups.values()].flatMap((group) => checkGroup(group, stated.get(group) ?? []));
}

function checkGroup(group: Group, stated: EInvoice['vat']): Finding[] {
  const { category, rate, expected, parts } = group;
  const rule = UNTAXED[category] ?? TAXED[category];
  // Which categories there are is checked with the fields.
  if (!rule) return [];
  const basis = sum(stated.map(({ basisCents }) => big(basisCents)));
  const tax = sum(stated.map(({ taxCents }) => big(taxCents)));
  const findings: Finding[] = [];
  if (basis !== expected)
    findings.push(
      finding('fault', `BR-${rule}-08`, ['BT-116', 'BT-131', 'BT-92', 'BT-99'], safe(basis), expected),
    );
  const due = rate === '' ? 0n : centsOfShare(basis, parseDecimal(rate) ?? { digits: 0n, scale: 0 });
  const off = distance(tax, due);
  if (off === 0n) return findings;
  // Programs that compute the tax line by line are off by half a cent a line at most.
  const slack = rate === '' ? 0n : BigInt(Math.max(1, Math.ceil(parts / 2)));
  const code = rate === '' ? `BR-${rule}-09` : 'BR-CO-17';
  findings.push(
    finding(off <= slack ? 'warning' : 'fault', code, ['BT-117', 'BT-116', 'BT-119'], safe(tax), due),
  );
  return findings;
}
