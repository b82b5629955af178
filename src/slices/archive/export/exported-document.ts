import type { ArchiveKind, ExportSums } from '../contract.ts';

/** A frozen document as it comes out for an export. Copies are read leniently: they stay as the program of their time wrote them. */
export interface ExportedDocument {
  archive_id: string;
  kind: ArchiveKind;
  number: string;
  document: Frozen;
  sha256: Buffer;
  issued_on: string;
  keep_until: Date;
  files: ExportedFile[] | null;
}
export interface ExportedFile {
  fileId: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
}
export interface Frozen {
  customer?: { name?: string; address?: string; number?: string | null; vatId?: string | null };
  reference?: string;
  currency?: string;
  note?: string;
  source?: string;
  deliveredFrom?: string | null;
  deliveredOn?: string | null;
  deliveryOn?: string | null;
  dueOn?: string | null;
  creditsNumber?: string;
  netCents?: number;
  taxCents?: number;
  grossCents?: number;
  lines?: {
    position: number;
    kind: string;
    text: string;
    unit: string;
    quantity: string;
    unitPrice: string;
    taxCategory: string;
    taxRateBp: number;
    netCents: number;
  }[];
  taxes?: { category: string; rateBp: number; netCents: number; taxCents: number; reason?: string }[];
  /** Of a voucher. */
  type?: string;
  reverses?: string | null;
  invoiceNumber?: string | null;
  orderNumber?: string | null;
  amountCents?: number;
  paidOn?: string;
  method?: string;
  items?: { text: string; quantity: string; unit: string }[];
  /** Of a letter. */
  channel?: string;
  direction?: string;
  occurredAt?: string;
  subject?: string;
  content?: string;
  people?: { name: string }[];
  company?: { name: string } | null;
}

/** Money out counts against money in: a refund, and a payment that was taken back. */
const SIGNS: Record<string, number> = {
  payment: 1,
  refund: -1,
  'payment-reversed': -1,
  'refund-reversed': 1,
};
/** What a voucher booked, in cents; none for what is no money. */
export const bookedCents = ({ type = '', amountCents }: Frozen): number | null =>
  amountCents === undefined ? null : (SIGNS[type] ?? 1) * amountCents;

/** Counts and sums while the documents go by. */
export class Sums {
  readonly documents: Record<string, number> = {};
  lines = 0;
  files = 0;
  damagedFiles = 0;
  private readonly byKind = new Map<string, ExportSums['amounts'][number]>();

  add({ kind, document, files }: ExportedDocument): void {
    this.documents[kind] = (this.documents[kind] ?? 0) + 1;
    this.lines += document.lines?.length ?? 0;
    this.files += files?.length ?? 0;
    const booked = kind === 'voucher' ? bookedCents(document) : (document.grossCents ?? null);
    if (booked === null) return;
    const currency = document.currency ?? 'EUR';
    const key = `${kind} ${currency}`;
    const sum = this.byKind.get(key) ?? { kind, currency, netCents: 0, taxCents: 0, grossCents: 0 };
    sum.netCents += document.netCents ?? 0;
    sum.taxCents += document.taxCents ?? 0;
    sum.grossCents += booked;
    this.byKind.set(key, sum);
  }

  get amounts(): ExportSums['amounts'] {
    return [...this.byKind.values()].sort((a, b) =>
      `${a.kind} ${a.currency}` < `${b.kind} ${b.currency}` ? -1 : 1,
    );
  }
}
