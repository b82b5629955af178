import { createReadStream } from 'node:fs';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { ARCHIVE_AREA } from '../archive/index.ts';
import { invoiceOf } from './einvoice-to-invoice.ts';
import { insertInvoices } from './insert-invoices.ts';
import { EINVOICE_FILES } from './personal-data-einvoice.ts';
import { type IntakeRecord, lockIntake, setTaken } from './store-einvoice.ts';
import { findInvoiceByNumber } from './store-einvoice-match.ts';

/**
 * Makes the invoice of an e-invoice: issued at once, with the amounts that it states, its original beside the frozen copy
 * in the archive. The copy of the file goes again where the transaction fails.
 * @throws AppError not-found, conflict (changed meanwhile, taken already, number there already), invalid-input (faulty,
 * no customer)
 */
export async function takeEinvoice(
  ctx: Ctx,
  who: { actor: Actor; purpose: string },
  intakeId: string,
  version: number,
): Promise<{ invoiceId: string; number: string }> {
  const fileId = uuid();
  const invoiceId = uuid();
  try {
    return await ctx.db.perform({ ...who, action: 'purchases.take-einvoice' }, async (tx) => {
      const intake = await lockIntake(tx, intakeId);
      const read = readyToTake(intake, version);
      const original = ctx.files.path(EINVOICE_FILES, intake.file_id ?? '');
      await ctx.files.write(ARCHIVE_AREA, fileId, createReadStream(original));
      const customer = {
        contactId: intake.is_person ? intake.contact_id : null,
        companyId: intake.company_id,
      };
      const creditsInvoiceId = await creditedBy(tx, intake, customer);
      await insertInvoices(ctx, tx, [invoiceOf(read, { invoiceId, fileId, ...customer, creditsInvoiceId })], {
        issue: true,
      });
      await setTaken(tx, intakeId, invoiceId);
      await tx.addJob('retention.remove-file', { area: EINVOICE_FILES, id: intake.file_id });
      return { invoiceId, number: read.number ?? '' };
    });
  } catch (error) {
    await ctx.files.remove(ARCHIVE_AREA, fileId);
    throw error;
  }
}

function readyToTake(intake: IntakeRecord, version: number): NonNullable<IntakeRecord['document']> {
  if (intake.version !== version) throw new AppError('conflict');
  if (intake.state !== 'read' || !intake.document || !intake.file_id)
    throw new AppError('conflict', { faults: [{ at: 'path.id', code: `einvoice-${intake.state}` }] });
  return intake.document;
}

/** The invoice that a credit note takes back, where it is here and the same customer's. */
async function creditedBy(
  tx: Tx,
  { kind, document }: IntakeRecord,
  customer: { contactId: string | null; companyId: string | null },
): Promise<string | null> {
  const number = document?.preceding[0]?.number;
  if (kind !== 'credit-note' || !number) return null;
  const invoice = await findInvoiceByNumber(tx, number);
  if (!invoice) return null;
  const isSame = customer.companyId
    ? invoice.company_id === customer.companyId
    : !invoice.company_id && invoice.contact_id === customer.contactId;
  return isSame ? invoice.invoice_id : null;
}
