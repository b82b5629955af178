import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { InvoiceInput } from './contract.ts';
import { prepareInvoice } from './create-invoice.ts';
import { customersOf } from './customers-of.ts';
import { issueStored, nameInvoices } from './insert-invoices.ts';
import { explainNumber } from './number-documents.ts';
import { readStoredInvoice } from './read-invoice.ts';
import { lockInvoice } from './store-invoice.ts';
import { deleteInvoice, updateInvoiceRow } from './store-invoice-write.ts';
import { deleteLines, insertLines } from './store-lines.ts';

/** Replaces a draft as a whole. Throws `conflict` where it is issued or was changed meanwhile, and `invalid-input`. */
export async function changeInvoice(
  tx: Tx,
  invoiceId: string,
  { version, ...input }: Omit<InvoiceInput, 'status'> & { version: number },
): Promise<void> {
  await lockDraft(tx, invoiceId, version);
  const invoice = await prepareInvoice(tx, invoiceId, input);
  const customers = await customersOf(tx, [invoice]);
  const [named] = nameInvoices(tx, [invoice], customers);
  await tx
    .batch([
      updateInvoiceRow(named!),
      deleteLines('invoice', invoiceId),
      insertLines('invoice', [{ id: invoiceId, lines: invoice.lines }]),
    ])
    .catch(explainNumber);
  tx.touch(customers.people());
}

/** Numbers a draft and freezes it. Throws `conflict` where it is issued already or was changed meanwhile. */
export async function issueInvoice(ctx: Ctx, tx: Tx, invoiceId: string, version: number): Promise<void> {
  await lockDraft(tx, invoiceId, version);
  const stored = await readStoredInvoice(tx, invoiceId);
  const customers = await customersOf(tx, [stored]);
  await issueStored(ctx, tx, [stored], customers);
}

/** Throws `conflict` for an issued one: that is taken back by a credit note. */
export async function removeDraft(tx: Tx, invoiceId: string): Promise<void> {
  await lockDraft(tx, invoiceId);
  await deleteInvoice(tx, invoiceId);
}

async function lockDraft(tx: Tx, invoiceId: string, version?: number): Promise<void> {
  const locked = await lockInvoice(tx, invoiceId);
  if (locked.status !== 'draft')
    throw new AppError('conflict', { faults: [{ at: 'path.id', code: 'issued-already' }] });
  if (version !== undefined && locked.version !== version) throw new AppError('conflict');
}
