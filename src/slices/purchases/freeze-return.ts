import type { Tx } from '../../platform/db/index.ts';
import { fileCopies } from '../archive/index.ts';
import { customersOf } from './customers-of.ts';
import { findReturn, type ReturnRecord, setReturnArchive } from './store-return.ts';
import { copyReturn } from './voucher-copy.ts';

const ARRIVED: readonly ReturnRecord['status'][] = ['received', 'credited'];

/** Once what comes back is here, its voucher is frozen; once. */
export async function freezeArrived(tx: Tx, returnId: string): Promise<void> {
  const entry = await findReturn(tx, returnId);
  if (entry.archive_id || !ARRIVED.includes(entry.status)) return;
  const whose = { contactId: entry.customer_contact_id, companyId: entry.company_id };
  const customers = await customersOf(tx, [whose]);
  const copy = copyReturn(entry, customers.of(whose), customers.firm);
  await tx.batch([...fileCopies([copy]), setReturnArchive(returnId, copy.archiveId)]);
}
