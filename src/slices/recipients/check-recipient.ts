import { invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { findRecipient } from './store-recipient.ts';

/** That something can go to them now. Throws `invalid-input` at `at` where they are not there, or ended. */
export async function checkRecipient(tx: Tx, recipientId: string, at = 'body.recipientId'): Promise<void> {
  const recipient = await findRecipient(tx, recipientId);
  if (!recipient) throw invalid(at, 'no-such-recipient');
  if (recipient.is_ended) throw invalid(at, 'recipient-ended');
}
