import { v7 as uuid } from 'uuid';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { faultsOfDates, faultsOfReferences } from './check-document.ts';
import type { InvoiceInput } from './contract.ts';
import { insertInvoices } from './insert-invoices.ts';
import { checkedTotals, linesOf, type NewInvoice } from './new-document.ts';

/** Stores an invoice, as a draft or issued at once, and returns its id. Throws `invalid-input` naming every fault. */
export async function createInvoice(ctx: Ctx, tx: Tx, input: InvoiceInput): Promise<string> {
  const invoice = await prepareInvoice(tx, uuid(), input);
  await insertInvoices(ctx, tx, [invoice], { issue: input.status === 'issued' });
  return invoice.invoiceId;
}

/** The invoice that was entered, computed and checked. Throws `invalid-input` naming every fault. */
export async function prepareInvoice(
  tx: Tx,
  invoiceId: string,
  input: Omit<InvoiceInput, 'status'>,
): Promise<NewInvoice> {
  const faults: Fault[] = [...(await faultsOfReferences(tx, input)), ...faultsOfDates(input)];
  const lines = linesOf(input.lines, 'body.lines', faults);
  const totals = checkedTotals(lines, input.totals, 'body.totals', faults);
  if (totals.grossCents < 0) faults.push({ at: 'body.lines', code: 'total-negative' });
  if (input.prepaidCents > Math.max(totals.grossCents, 0))
    faults.push({ at: 'body.prepaidCents', code: 'prepaid-too-much' });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  const { customerName, customerAddress, totals: _stated, ...rest } = input;
  return {
    ...rest,
    invoiceId,
    kind: 'invoice',
    customerName: customerName ?? null,
    customerAddress: customerAddress ?? null,
    source: 'entered',
    importId: null,
    roundingCents: 0,
    creditsInvoiceId: null,
    creditsNumber: '',
    fileId: null,
    lines,
    totals,
  };
}
