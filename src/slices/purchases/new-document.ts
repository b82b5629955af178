import type { Fault } from '../../kernel/app-error.ts';
import {
  type LineKind,
  lineSums,
  millionths,
  type TaxCategory,
  type TaxGroup,
  type Totals,
  totalsOf,
} from '../../kernel/document-sums.ts';
import type { LineInput } from './contract.ts';

/** A line ready to be stored: millionths, hundredths of a per cent, cents. */
export interface NewLine {
  kind: LineKind;
  productId: string | null;
  text: string;
  unit: string;
  quantityE6: number;
  unitPriceE6: number;
  baseQuantityE6: number;
  discountBp: number;
  discountCents: number;
  taxCategory: TaxCategory;
  taxRateBp: number;
  netCents: number;
}

/** A person or a company; the other is null. Name and address as on the document; null: as they are today. */
export interface DocumentCustomer {
  contactId: string | null;
  companyId: string | null;
  customerName: string | null;
  customerAddress: string | null;
}
interface NewDocument extends DocumentCustomer {
  /** Null: the number range gives one when the document is issued. */
  number: string | null;
  reference: string;
  currency: string;
  note: string;
  source: 'entered' | 'csv' | 'e-invoice';
  dealId: string | null;
  importId: string | null;
  lines: readonly NewLine[];
  totals: Totals;
}
export interface NewOrder extends NewDocument {
  orderId: string;
  /** ISO dates. */
  orderedOn: string;
  deliveryOn: string | null;
}
export interface NewInvoice extends NewDocument {
  invoiceId: string;
  kind: 'invoice' | 'credit-note';
  issuedOn: string;
  deliveredFrom: string | null;
  deliveredOn: string | null;
  dueOn: string | null;
  prepaidCents: number;
  roundingCents: number;
  paymentTerms: string;
  orderId: string | null;
  creditsInvoiceId: string | null;
  creditsNumber: string;
  /** The original, already written to the area `archive` (ARCHIVE_AREA); it belongs to the frozen copy from then on. */
  fileId: string | null;
}

/** Computes the lines as entered; a stated net that does not fit is a fault at its line. */
export function linesOf(inputs: readonly LineInput[], at: string, faults: Fault[]): NewLine[] {
  return inputs.map((input, index) => {
    const { quantity, unitPrice, baseQuantity, netCents: stated, ...rest } = input;
    const line = {
      ...rest,
      quantityE6: millionths(quantity)!,
      unitPriceE6: millionths(unitPrice)!,
      baseQuantityE6: millionths(baseQuantity)!,
    };
    const sums = lineSums({ ...line, discountCents: null });
    if (line.taxCategory !== 'standard' && line.taxCategory !== 'other' && line.taxRateBp !== 0)
      faults.push({ at: `${at}.${index}.taxRateBp`, code: 'rate-without-tax' });
    if (!Number.isSafeInteger(sums.netCents) || Math.abs(sums.netCents) > MOST_CENTS)
      faults.push({ at: `${at}.${index}.quantity`, code: 'amount-too-large' });
    else if (stated !== undefined && stated !== sums.netCents)
      faults.push({
        at: `${at}.${index}.netCents`,
        code: 'line-sum-wrong',
        params: { expected: inUnits(sums.netCents) },
      });
    return { ...line, ...sums };
  });
}

const MOST_CENTS = 10_000_000_000_000;
/** Amounts in messages: with a point, as the fields take them. */
export const inUnits = (cents: number): string => (cents / 100).toFixed(2);

/** Sums stated elsewhere, as far as they are. */
export interface StatedTotals {
  netCents?: number | undefined;
  taxCents?: number | undefined;
  grossCents?: number | undefined;
  taxes?: readonly TaxGroup[] | undefined;
}

/**
 * The totals of these lines. Sums that were stated must be the same to the cent; the fault says what they should be.
 * `at`: where the stated sums stand.
 */
export function checkedTotals(
  lines: readonly NewLine[],
  stated: StatedTotals | undefined,
  at: string,
  faults: Fault[],
): Totals {
  const totals = totalsOf(lines);
  for (const key of ['netCents', 'taxCents', 'grossCents'] as const) {
    const given = stated?.[key];
    if (given !== undefined && given !== totals[key])
      faults.push({ at: `${at}.${key}`, code: 'sum-wrong', params: { expected: inUnits(totals[key]) } });
  }
  for (const group of stated?.taxes ?? []) {
    const own = totals.taxes.find(
      ({ category, rateBp }) => category === group.category && rateBp === group.rateBp,
    );
    if (own) own.reason = group.reason;
    if (!own || own.netCents !== group.netCents || own.taxCents !== group.taxCents)
      faults.push({ at: `${at}.taxes`, code: 'tax-group-wrong', params: { rate: group.rateBp / 100 } });
  }
  return totals;
}
