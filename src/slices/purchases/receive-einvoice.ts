import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { isCreditNote } from './einvoice/check-fields.ts';
import type { Finding, ReadInvoice } from './einvoice/invoice.ts';
import { UnreadableInvoice } from './einvoice/unreadable-invoice.ts';
import { identifiersInText, identifiersOfInvoice } from './einvoice-identifiers.ts';
import { amountFaults } from './einvoice-to-invoice.ts';
import { findBuyer } from './match-einvoice-buyer.ts';
import { EINVOICE_FILES } from './personal-data-einvoice.ts';
import { isSameFirm } from './same-firm.ts';
import { findFirm } from './store-customer.ts';
import { findIntake, type IntakeRecord, insertIntake, type NewIntake } from './store-einvoice.ts';
import { findRepeated, lockIntakes } from './store-einvoice-match.ts';

export interface UploadedEinvoice {
  name: string;
  content: Readable;
  /** Whether the stream ended at the limit. */
  isCut: () => boolean;
}
export type RefusalCode = 'file-empty' | 'file-too-large' | 'format-unknown';
type File = Pick<NewIntake, 'intakeId' | 'fileId' | 'fileName' | 'sha256' | 'bytes' | 'fileKind'>;

/**
 * Streams a file to the disk, reads it, finds its customer and notes it. What is no XML and no PDF, or too large, is
 * refused and not kept; everything else stays with its original, also where it cannot be read (`faulty`).
 */
export async function receiveEinvoice(
  ctx: Ctx,
  who: { actor: Actor; purpose: string },
  upload: UploadedEinvoice,
): Promise<IntakeRecord | RefusalCode> {
  const fileId = uuid();
  const hash = createHash('sha256');
  // The error of a broken upload comes out where the stream is read; without a listener it would end the process.
  upload.content.on('error', () => {});
  async function* hashed(): AsyncGenerator<Buffer> {
    for await (const chunk of upload.content as AsyncIterable<Buffer>) {
      hash.update(chunk);
      yield chunk;
    }
  }
  const bytes = await ctx.files.write(EINVOICE_FILES, fileId, Readable.from(hashed(), { objectMode: false }));
  let isKept = false;
  try {
    if (upload.isCut()) return 'file-too-large';
    const content = await readFile(ctx.files.path(EINVOICE_FILES, fileId));
    // The readers are loaded when the first invoice comes: most processes never see one.
    const { kindOf } = await import('./einvoice/read-invoice.ts');
    const fileKind = kindOf(content);
    if (!fileKind) return bytes === 0 ? 'file-empty' : 'format-unknown';
    const file = {
      intakeId: uuid(),
      fileId,
      fileName: fileName(upload.name),
      sha256: hash.digest('hex'),
      bytes,
      fileKind,
    };
    const read = await readOrFailure(content);
    const row = await ctx.db.perform({ ...who, action: 'purchases.receive-einvoice' }, async (tx) => {
      await lockIntakes(tx);
      await insertIntake(
        tx,
        'invoice' in read ? await settle(tx, file, read) : await settleUnreadable(tx, file, read, content),
      );
      return findIntake(tx, file.intakeId);
    });
    isKept = true;
    return row;
  } finally {
    if (!isKept) await ctx.files.remove(EINVOICE_FILES, fileId);
  }
}

async function readOrFailure(content: Buffer): Promise<ReadInvoice | UnreadableInvoice> {
  const { readInvoice } = await import('./einvoice/read-invoice.ts');
  return readInvoice(content).catch((error: unknown) => {
    if (error instanceof UnreadableInvoice) return error;
    throw error;
  });
}

async function settleUnreadable(
  tx: Tx,
  file: File,
  { code, line }: UnreadableInvoice,
  content: Buffer,
): Promise<NewIntake> {
  const sameAs = await findRepeated(tx, {
    sha256: file.sha256,
    kind: null,
    number: null,
    seller: null,
    grossCents: null,
  });
  return {
    ...file,
    state: sameAs ? 'duplicate' : 'faulty',
    failure: { code, line },
    kind: null,
    document: null,
    findings: [],
    identifiers: identifiersInText(content),
    contactId: null,
    companyId: null,
    matchedBy: null,
    sameAs: sameAs ?? null,
  };
}

/** Faults first, then what is here already, then the customer. */
async function settle(tx: Tx, file: File, { invoice, findings }: ReadInvoice): Promise<NewIntake> {
  const kind = isCreditNote(invoice) ? 'credit-note' : 'invoice';
  const found = [...findings, ...amountFaults(invoice), ...(await sellerWarnings(tx, invoice))];
  const sameAs = await findRepeated(tx, {
    sha256: file.sha256,
    kind,
    number: invoice.number,
    seller: invoice.seller.name,
    grossCents: invoice.totals.grossCents,
  });
  const customer = await findBuyer(tx, invoice);
  const isFaulty = found.some(({ level }) => level === 'fault');
  return {
    ...file,
    state: sameAs ? 'duplicate' : isFaulty ? 'faulty' : customer ? 'read' : 'needs-customer',
    failure: null,
    kind,
    document: invoice,
    findings: found,
    identifiers: identifiersOfInvoice(invoice),
    contactId: customer?.contactId ?? null,
    companyId: customer?.companyId ?? null,
    matchedBy: customer?.matchedBy ?? null,
    sameAs: sameAs ?? null,
  };
}

async function sellerWarnings(tx: Tx, { seller }: ReadInvoice['invoice']): Promise<Finding[]> {
  const firm = await findFirm(tx);
  if (!firm || isSameFirm(firm.name, [seller.name, seller.tradeName])) return [];
  return [
    {
      level: 'warning',
      code: 'other-seller',
      terms: ['BT-27'],
      line: null,
      statedCents: null,
      expectedCents: null,
    },
  ];
}

/** The last part of a path, storable, without what turns the direction of writing, and of bearable length. */
const fileName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .slice(-200)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim() || 'Rechnung';
