import { v7 as uuid } from 'uuid';
import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { isSameCustomer } from './check-document.ts';
import type { ReturnInput } from './contract.ts';
import { freezeArrived } from './freeze-return.ts';
import { explainNumber, numberDocuments } from './number-documents.ts';
import { findReferences } from './store-order.ts';
import { insertReturn } from './store-return.ts';

/** Records what a customer sends back from an order or an invoice. Returns its id. Throws `invalid-input`. */
export async function recordReturn(tx: Tx, input: ReturnInput): Promise<string> {
  const { orderId, invoiceId } = input;
  const found = await findReferences(tx, { orderId, invoiceId });
  const from = found.invoice ?? found.order;
  const faults = [
    ...(orderId || invoiceId ? [] : [{ at: 'body.orderId', code: 'return-from-nothing' }]),
    ...(orderId && !found.order ? [{ at: 'body.orderId', code: 'no-such-order' }] : []),
    ...(invoiceId && !found.invoice ? [{ at: 'body.invoiceId', code: 'no-such-invoice' }] : []),
    ...(found.order && found.invoice && !isSameCustomer(found.order, customerOf(found.invoice))
      ? [{ at: 'body.orderId', code: 'other-customer' }]
      : []),
  ];
  if (faults.length > 0 || !from) throw new AppError('invalid-input', { faults });
  const [numbered] = await numberDocuments(tx, [input], ({ returnedOn }) => ({
    range: 'return',
    on: returnedOn,
  }));
  const { actor } = tx.work;
  const returnId = uuid();
  await insertReturn(tx, {
    ...numbered!,
    ...customerOf(from),
    returnId,
    ownerId: actor.kind === 'user' ? actor.id : (actor.userId ?? null),
    teamId: actor.teamId,
  }).catch(explainNumber);
  await freezeArrived(tx, returnId);
  return returnId;
}

const customerOf = ({
  contact_id,
  company_id,
}: {
  contact_id: string | null;
  company_id: string | null;
}) => ({
  contactId: contact_id,
  companyId: company_id,
});
