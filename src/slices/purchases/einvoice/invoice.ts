/**
 * An invoice in the words of EN 16931; BT and BG are its business terms. Amounts are whole cents of `currency` as safe
 * integers; prices, quantities and rates are decimals as text, without loss. What the file leaves out is null.
 */
export interface EInvoice {
  syntax: 'ubl-invoice' | 'ubl-credit-note' | 'cii';
  /** BT-24: specification that it follows (XRechnung, Factur-X profile). */
  profile: string | null;
  /** BT-1 */
  number: string | null;
  /** BT-2, ISO date; so are all dates. */
  issuedOn: string | null;
  /** BT-3, UNTDID 1001: 380 invoice, 381 credit note, 384 corrected, 389 self-billed, 326 partial, 875 to 877 construction. */
  typeCode: string | null;
  /** BT-5 */
  currency: string | null;
  /** BT-9 */
  dueOn: string | null;
  /** BT-72 */
  deliveredOn: string | null;
  /** BG-14 (BT-73, BT-74) */
  period: Period | null;
  /** BT-10: the Leitweg-ID of public buyers. */
  buyerReference: string | null;
  /** BT-11 */
  projectReference: string | null;
  /** BT-12 */
  contractReference: string | null;
  /** BT-13: the buyer's order. */
  orderReference: string | null;
  /** BT-14: the seller's order. */
  salesOrderReference: string | null;
  /** BG-3 (BT-25, BT-26) */
  preceding: { number: string; issuedOn: string | null }[];
  /** BT-22 */
  notes: string[];
  /** BG-4 */
  seller: Party;
  /** BG-7 */
  buyer: Party;
  /** BT-20 */
  paymentTerms: string | null;
  /** BG-16 */
  paymentMeans: PaymentMeans[];
  /** BG-25 */
  lines: InvoiceLine[];
  /** BG-20 and BG-21 */
  allowances: DocumentAllowance[];
  /** BG-23 */
  vat: VatBreakdown[];
  totals: Totals;
  /** BG-24; the content stays in the file. */
  attachments: Attachment[];
}

export interface Period {
  from: string | null;
  until: string | null;
}

export interface Party {
  /** BT-27, BT-44 */
  name: string | null;
  /** BT-28, BT-45 */
  tradeName: string | null;
  /** BT-29, BT-46: the number that the other side gave; for the buyer, the customer number. */
  identifiers: string[];
  /** BT-30, BT-47 */
  registration: string | null;
  /** BT-31, BT-48 */
  vatId: string | null;
  /** BT-32 */
  taxNumber: string | null;
  /** BT-34, BT-49; scheme EM is an e-mail address. */
  endpoint: { scheme: string | null; address: string } | null;
  /** BG-5, BG-8 */
  address: Address;
  /** BG-6, BG-9 */
  contact: { name: string | null; phone: string | null; email: string | null };
}
export interface Address {
  street: string | null;
  extra: string | null;
  more: string | null;
  postalCode: string | null;
  city: string | null;
  region: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
}

export interface PaymentMeans {
  /** BT-81, UNTDID 4461 */
  code: string | null;
  /** BT-83 */
  reference: string | null;
  /** BT-84 */
  iban: string | null;
  /** BT-86 */
  bic: string | null;
  /** BT-89 */
  mandate: string | null;
}

/** A reduction (BG-20, BG-27) or a surcharge (BG-21, BG-28). */
export interface Allowance {
  isCharge: boolean;
  /** BT-92, BT-99, BT-136, BT-141 */
  amountCents: number | null;
  /** BT-97, BT-104, BT-139, BT-144 */
  reason: string | null;
}
export interface DocumentAllowance extends Allowance {
  /** BT-95, BT-102 */
  category: string | null;
  /** BT-96, BT-103, in percent */
  rate: string | null;
}

export interface InvoiceLine {
  /** BT-126 */
  id: string | null;
  /** False for the headings and remarks of the profile EXTENDED, whose amounts count in no sum. */
  counts: boolean;
  /** BT-127 */
  note: string | null;
  /** BT-129 */
  quantity: string | null;
  /** BT-130, UN/ECE Recommendation 20 */
  unit: string | null;
  /** BT-131 */
  netCents: number | null;
  /** BT-134, BT-135 */
  period: Period | null;
  /** BG-27, BG-28 */
  allowances: Allowance[];
  /** BT-146 */
  price: string | null;
  /** BT-149; null means 1 */
  baseQuantity: string | null;
  /** BT-151: S standard, Z zero, E exempt, AE reverse charge, K intra-community, G export, O outside VAT, L, M */
  category: string | null;
  /** BT-152, in percent */
  rate: string | null;
  /** BT-153 */
  name: string | null;
  /** BT-154 */
  description: string | null;
  /** BT-155 */
  articleNumber: string | null;
}

export interface VatBreakdown {
  /** BT-118 */
  category: string | null;
  /** BT-119, in percent */
  rate: string | null;
  /** BT-116 */
  basisCents: number | null;
  /** BT-117 */
  taxCents: number | null;
  /** BT-120 */
  exemption: string | null;
}

export interface Totals {
  /** BT-106 */
  linesCents: number | null;
  /** BT-107 */
  allowancesCents: number | null;
  /** BT-108 */
  chargesCents: number | null;
  /** BT-109 */
  netCents: number | null;
  /** BT-110; null where the invoice states no tax at all */
  taxCents: number | null;
  /** BT-112 */
  grossCents: number | null;
  /** BT-113 */
  prepaidCents: number | null;
  /** BT-114 */
  roundingCents: number | null;
  /** BT-115 */
  payableCents: number | null;
}

export interface Attachment {
  /** BT-125, or BT-122 where the file has no name */
  name: string;
  /** BT-123 */
  description: string | null;
  mimeType: string | null;
  /** Size unpacked; null for a link (BT-124). */
  bytes: number | null;
}

/** What is wrong with an invoice. A fault keeps it from being taken; a warning is shown. */
export interface Finding {
  level: 'fault' | 'warning';
  /** The rule of EN 16931 where there is one (`BR-CO-15`), else a code of ours. */
  code: string;
  /** Business terms concerned, the stated one first. */
  terms: string[];
  /** Number of the line, from 1. */
  line: number | null;
  /** For sums: what the invoice says and what its parts come to. */
  statedCents: number | null;
  expectedCents: number | null;
}

export interface ReadInvoice {
  invoice: EInvoice;
  findings: Finding[];
}
