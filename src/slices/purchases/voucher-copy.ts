import { type ArchiveCopy, freezeDocument, numberOf } from '../archive/index.ts';
import type { PaymentInput } from './contract.ts';
import { copySeller } from './document-copy.ts';
import type { CustomerRecord, FirmRecord } from './store-customer.ts';
import type { VoucherHead } from './store-payment.ts';
import type { ReturnRecord } from './store-return.ts';

type Booked = Pick<PaymentInput, 'kind' | 'amountCents' | 'paidOn' | 'method' | 'reference'>;

/** The voucher of a payment or refund (AO s.147(1) no. 4): what was booked, on which invoice, and whose it was by that. */
export const copyPayment = (
  payment: Booked,
  invoice: VoucherHead | undefined,
  firm: FirmRecord | undefined,
): ArchiveCopy =>
  freezeDocument({
    kind: 'voucher',
    issuedOn: payment.paidOn,
    document: { type: payment.kind, ...booking(payment, invoice, firm) },
  });

/** An entry that was taken back is not gone from the books: a second voucher takes it back. */
export const copyReversal = (
  payment: Booked & { archiveId: string | null },
  invoice: VoucherHead | undefined,
  firm: FirmRecord | undefined,
  today: string,
): ArchiveCopy =>
  freezeDocument({
    kind: 'voucher',
    issuedOn: today,
    document: {
      type: `${payment.kind}-reversed`,
      reverses: payment.archiveId ? numberOf('voucher', payment.paidOn, payment.archiveId) : null,
      ...booking(payment, invoice, firm),
    },
  });

const booking = (payment: Booked, invoice: VoucherHead | undefined, firm: FirmRecord | undefined) => ({
  seller: copySeller(firm),
  customer: { name: invoice?.customer_name ?? '', address: invoice?.customer_address ?? '' },
  invoiceNumber: invoice?.number ?? null,
  currency: invoice?.currency ?? 'EUR',
  amountCents: payment.amountCents,
  paidOn: payment.paidOn,
  method: payment.method,
  reference: payment.reference,
});

/** What came back from a customer, once it has arrived. */
export const copyReturn = (
  entry: Pick<
    ReturnRecord,
    'number' | 'returned_on' | 'reason' | 'note' | 'lines' | 'order_number' | 'invoice_number'
  >,
  customer: CustomerRecord | undefined,
  firm: FirmRecord | undefined,
): ArchiveCopy =>
  freezeDocument({
    kind: 'voucher',
    number: entry.number,
    issuedOn: entry.returned_on,
    document: {
      type: 'return',
      seller: copySeller(firm),
      customer: { name: customer?.name ?? '', address: customer?.address ?? '' },
      orderNumber: entry.order_number,
      invoiceNumber: entry.invoice_number,
      returnedOn: entry.returned_on,
      reason: entry.reason,
      note: entry.note,
      items: entry.lines.map(({ text, quantity, unit }) => ({ text, quantity, unit })),
    },
  });
