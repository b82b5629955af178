import type { Ctx } from '../../platform/ctx.ts';
import { planForBulk, type Tx } from '../../platform/db/index.ts';
import { describeFile, fileCopies } from '../archive/index.ts';
import { customersOf, type KnownCustomers } from './customers-of.ts';
import { copyInvoice } from './document-copy.ts';
import type { NewInvoice } from './new-document.ts';
import { explainNumber, numberDocuments } from './number-documents.ts';
import { standOnGround } from './stand-on-ground.ts';
import { openBalances, settleBalances } from './store-balance.ts';
import { type InvoiceToStore, insertInvoiceRows, markIssued } from './store-invoice-write.ts';
import { insertLines } from './store-lines.ts';

/** From so many on old plans are thrown away. */
const BULK = 50;

/**
 * Stores any number of invoices and credit notes with their lines, in a fixed number of statements. With `issue` they
 * are issued: numbered, frozen in the archive, their balance opened, and what they credit settled. Sums are taken as
 * they are: check them before. Throws `not-found` for a customer the purpose does not show, and `conflict` for a number
 * that there is already.
 */
export async function insertInvoices(
  ctx: Ctx,
  tx: Tx,
  invoices: readonly NewInvoice[],
  { issue }: { issue: boolean },
): Promise<void> {
  if (invoices.length === 0) return;
  if (invoices.length >= BULK) await planForBulk(tx);
  const customers = await customersOf(tx, invoices);
  const named = nameInvoices(tx, invoices, customers);
  await tx
    .batch([
      insertInvoiceRows(tx, named),
      insertLines(
        'invoice',
        named.map(({ invoiceId, lines }) => ({ id: invoiceId, lines })),
      ),
    ])
    .catch(explainNumber);
  if (issue) await issueStored(ctx, tx, named, customers);
  tx.touch(customers.people());
}

/** Names and addresses as on the document, and whose it is. Throws `not-found`. */
export function nameInvoices(
  tx: Tx,
  invoices: readonly NewInvoice[],
  customers: KnownCustomers,
): InvoiceToStore[] {
  const { actor } = tx.work;
  return invoices.map((invoice) => {
    const customer = customers.of(invoice);
    return {
      ...invoice,
      customerName: invoice.customerName ?? customer.name,
      customerAddress: invoice.customerAddress ?? customer.address,
      ownerId: actor.kind === 'user' ? actor.id : (actor.userId ?? null),
      teamId: actor.teamId,
    };
  });
}

/** Issues drafts that are stored already. */
export async function issueStored(
  ctx: Ctx,
  tx: Tx,
  drafts: readonly InvoiceToStore[],
  customers: KnownCustomers,
): Promise<void> {
  const numbered = await numberDocuments(tx, drafts, ({ kind, issuedOn }) => ({ range: kind, on: issuedOn }));
  const files = await Promise.all(
    numbered.map(async ({ fileId, number }) => (fileId ? [await describeFile(ctx, fileId, number)] : [])),
  );
  const copies = numbered.map((invoice, index) =>
    copyInvoice(invoice, customers.of(invoice), customers.firm, files[index]!),
  );
  const credited = numbered.flatMap(({ creditsInvoiceId }) => creditsInvoiceId ?? []);
  await tx
    .batch([
      ...fileCopies(copies),
      markIssued(
        numbered.map(({ invoiceId, number }, index) => ({
          invoiceId,
          number,
          archiveId: copies[index]!.archiveId,
        })),
      ),
      openBalances(numbered.map(({ invoiceId }) => invoiceId)),
      ...(credited.length > 0 ? settleBalances(credited) : []),
    ])
    .catch(explainNumber);
  await standOnGround(
    ctx,
    tx,
    numbered.map((invoice) => ({
      contactId: customers.of(invoice).contact_id,
      dueOn: invoice.dueOn ?? invoice.issuedOn,
      number: invoice.number,
    })),
  );
}
