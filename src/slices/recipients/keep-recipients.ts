import { v7 as uuid } from 'uuid';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import { dayInGermany } from '../../kernel/time-zone.ts';
import type { Tx } from '../../platform/db/index.ts';
import { faultOfTransfer, type RecipientChange, type RecipientInput } from './contract.ts';
import {
  deleteRecipient,
  findRecipient,
  insertRecipient,
  type RecipientRow,
  updateRecipient,
} from './store-recipient.ts';

type Whole = Pick<RecipientInput, 'country' | 'instrument' | 'until'> & { since?: string | undefined };

function check(tx: Tx, { country, instrument, since, until }: Whole): void {
  const faults: Fault[] = [];
  const transfer = faultOfTransfer(country, instrument, dayInGermany(tx.startedAt ?? new Date()));
  if (transfer) faults.push({ at: 'body.instrument', code: transfer });
  if (since && until && until < since) faults.push({ at: 'body.until', code: 'ends-before-start' });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
}

/** Throws `invalid-input` where data would leave the European Economic Area without an instrument (Art. 44). */
export async function createRecipient(tx: Tx, input: RecipientInput): Promise<RecipientRow> {
  check(tx, input);
  const recipientId = uuid();
  await insertRecipient(tx, recipientId, input);
  return (await findRecipient(tx, recipientId))!;
}

/** Throws `not-found`, and `invalid-input` as `createRecipient`. */
export async function changeRecipient(
  tx: Tx,
  recipientId: string,
  change: RecipientChange,
): Promise<RecipientRow> {
  const current = await findRecipient(tx, recipientId);
  if (!current) throw new AppError('not-found');
  check(tx, {
    country: change.country ?? current.country,
    instrument: change.instrument === undefined ? current.instrument : change.instrument,
    since: change.since ?? current.starts_on,
    until: change.until === undefined ? current.ends_on : change.until,
  });
  await updateRecipient(tx, recipientId, change);
  return (await findRecipient(tx, recipientId))!;
}

/** Throws `not-found`, and `conflict` where data went there or a key belongs to them: those can be ended. */
export async function removeRecipient(tx: Tx, recipientId: string): Promise<void> {
  try {
    if ((await deleteRecipient(tx, recipientId)) === 0) throw new AppError('not-found');
  } catch (error) {
    // The database knows what leads there, also what this purpose does not show.
    if (error instanceof AppError && error.params.constraint)
      throw new AppError('conflict', { faults: [{ at: 'params.id', code: 'recipient-in-use' }] });
    throw error;
  }
}
