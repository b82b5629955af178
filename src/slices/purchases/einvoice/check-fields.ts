import type { EInvoice, Finding } from './invoice.ts';

/** UNTDID 1001 as far as EN 16931 allows it for invoices. */
export const INVOICE_TYPES = [
  '71',
  '80',
  '82',
  '84',
  '102',
  '218',
  '219',
  '261',
  '262',
  '326',
  '331',
  '380',
  '382',
  '383',
  '384',
  '385',
  '386',
  '387',
  '388',
  '389',
  '390',
  '393',
  '394',
  '395',
  '456',
  '457',
  '527',
  '553',
  '575',
  '623',
  '633',
  '751',
  '780',
  '817',
  '870',
  '875',
  '876',
  '877',
  '935',
];
export const CREDIT_NOTE_TYPES = [
  '81',
  '83',
  '261',
  '262',
  '296',
  '308',
  '381',
  '396',
  '420',
  '458',
  '502',
  '503',
  '532',
];
const CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M', 'B'];

/** What every invoice must say (EN 16931 BR-02 to BR-26), and what it cannot say. */
export function checkFields(invoice: EInvoice): Finding[] {
  const findings: Finding[] = [];
  const note = (level: Finding['level'], code: string, term: string, line: number | null = null): void => {
    findings.push({ level, code, terms: [term], line, statedCents: null, expectedCents: null });
  };
  const required = (value: unknown, rule: string, term: string, line: number | null = null): void => {
    if (value === null) note('fault', rule, term, line);
  };
  required(invoice.number, 'BR-02', 'BT-1');
  required(invoice.issuedOn, 'BR-03', 'BT-2');
  required(invoice.typeCode, 'BR-04', 'BT-3');
  required(invoice.currency, 'BR-05', 'BT-5');
  required(invoice.seller.name, 'BR-06', 'BT-27');
  required(invoice.buyer.name, 'BR-07', 'BT-44');
  required(invoice.totals.linesCents, 'BR-12', 'BT-106');
  required(invoice.totals.netCents, 'BR-13', 'BT-109');
  required(invoice.totals.grossCents, 'BR-14', 'BT-112');
  required(invoice.totals.payableCents, 'BR-15', 'BT-115');
  if (invoice.lines.length === 0) note('fault', 'BR-16', 'BG-25');
  if (invoice.vat.length === 0) note('fault', 'BR-CO-18', 'BG-23');
  for (const [index, line] of invoice.lines.entries()) {
    const number = index + 1;
    if (!line.counts) continue;
    required(line.quantity, 'BR-22', 'BT-129', number);
    required(line.netCents, 'BR-24', 'BT-131', number);
    required(line.name, 'BR-25', 'BT-153', number);
    required(line.price, 'BR-26', 'BT-146', number);
    if (!CATEGORIES.includes(line.category ?? '')) note('fault', 'BR-CO-04', 'BT-151', number);
  }
  for (const { isCharge, amountCents, category } of invoice.allowances) {
    required(amountCents, isCharge ? 'BR-36' : 'BR-31', isCharge ? 'BT-99' : 'BT-92');
    if (!CATEGORIES.includes(category ?? ''))
      note('fault', isCharge ? 'BR-37' : 'BR-32', isCharge ? 'BT-102' : 'BT-95');
  }
  for (const part of invoice.vat) {
    required(part.basisCents, 'BR-45', 'BT-116');
    required(part.taxCents, 'BR-46', 'BT-117');
    if (!CATEGORIES.includes(part.category ?? '')) note('fault', 'BR-47', 'BT-118');
  }
  if (invoice.currency !== null && !/^[A-Z]{3}$/.test(invoice.currency))
    note('fault', 'not-a-currency', 'BT-5');
  if (invoice.typeCode !== null && ![...INVOICE_TYPES, ...CREDIT_NOTE_TYPES].includes(invoice.typeCode))
    note('fault', 'type-unknown', 'BT-3');
  if (invoice.dueOn !== null && invoice.issuedOn !== null && invoice.dueOn < invoice.issuedOn)
    note('warning', 'due-before-issued', 'BT-9');
  if ((invoice.totals.payableCents ?? 0) > 0 && invoice.dueOn === null && invoice.paymentTerms === null)
    note('warning', 'BR-CO-25', 'BT-9');
  return findings;
}

/** Whether it gives money back: by its document, or by its type. */
export const isCreditNote = ({ syntax, typeCode }: EInvoice): boolean =>
  syntax === 'ubl-credit-note' ||
  (typeCode !== null && CREDIT_NOTE_TYPES.includes(typeCode) && !INVOICE_TYPES.includes(typeCode));
