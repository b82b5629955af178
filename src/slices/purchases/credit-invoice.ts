import { v7 as uuid } from 'uuid';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { CreditNoteInput } from './contract.ts';
import { insertInvoices } from './insert-invoices.ts';
import { checkedTotals, inUnits, linesOf, type NewInvoice } from './new-document.ts';
import { readStoredInvoice } from './read-invoice.ts';
import { lockCredited } from './store-balance.ts';

/**
 * Issues a credit note on an issued invoice: for all of it, or for the lines given; never more than is left. An invoice
 * that is wholly taken back is cancelled. Throws `conflict` for a draft, `invalid-input` naming every fault.
 */
export async function creditInvoice(ctx: Ctx, tx: Tx, input: CreditNoteInput): Promise<string> {
  const credited = await lockCredited(tx, input.invoiceId);
  if (credited.kind !== 'invoice' || credited.status === 'draft')
    throw new AppError('conflict', { faults: [{ at: 'body.invoiceId', code: 'nothing-to-credit' }] });
  const original = await readStoredInvoice(tx, input.invoiceId);
  const left = credited.gross_cents - credited.credited_cents;
  const faults: Fault[] = [];
  const lines = input.lines ? linesOf(input.lines, 'body.lines', faults) : original.lines;
  const totals = input.lines ? checkedTotals(lines, input.totals, 'body.totals', faults) : original.totals;
  if (totals.grossCents < 0) faults.push({ at: 'body.lines', code: 'total-negative' });
  if (left <= 0) faults.push({ at: 'body.invoiceId', code: 'credited-already' });
  else if (totals.grossCents > left)
    faults.push({ at: 'body.lines', code: 'credit-too-much', params: { left: inUnits(left) } });
  if (input.issuedOn < original.issuedOn) faults.push({ at: 'body.issuedOn', code: 'credit-before-invoice' });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  const note: NewInvoice = {
    ...original,
    invoiceId: uuid(),
    kind: 'credit-note',
    number: input.number,
    issuedOn: input.issuedOn,
    dueOn: null,
    note: input.note,
    paymentTerms: '',
    prepaidCents: 0,
    roundingCents: 0,
    source: 'entered',
    creditsInvoiceId: input.invoiceId,
    creditsNumber: credited.number ?? '',
    fileId: null,
    importId: null,
    lines,
    totals,
  };
  await insertInvoices(ctx, tx, [note], { issue: true });
  return note.invoiceId;
}
