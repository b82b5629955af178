import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { readPhone } from '../../platform/phone.ts';
import type { restrictedAnswer, restrictedQuestion } from './contract-restriction.ts';
import { markerOf } from './marker.ts';
import {
  type Namesake,
  readCountry,
  readRestrictedMatches,
  readRestrictedNamesake,
} from './store-restriction.ts';

/**
 * For the person on the phone who names their address, number or customer number, whole: the neutral record, and
 * nothing of theirs. The log keeps who was found.
 */
export async function findRestricted(
  tx: Tx,
  question: z.output<typeof restrictedQuestion>,
): Promise<z.input<typeof restrictedAnswer>> {
  const { email, phone, customerNumber } = question;
  const number = phone && (readPhone(phone, await readCountry(tx))?.number ?? phone.trim());
  const found = await readRestrictedMatches(tx, {
    emails: email ? [email.trim().normalize('NFC').toLowerCase()] : [],
    phones: number ? [number] : [],
    externalIds: customerNumber ? [customerNumber] : [],
  });
  return {
    items: found.map(({ restriction_id: restrictionId }) => ({
      restrictionId,
      marker: markerOf(restrictionId),
    })),
  };
}

/**
 * A restricted person is not entered a second time beside the record that rests (Art. 18(1)). Whoever handles rights is
 * told the neutral record; everybody else that it cannot be entered, and whom to ask.
 * @throws AppError suppressed
 */
export async function refuseRestricted(tx: Tx, person: Namesake): Promise<void> {
  if (person.emails.length === 0 && person.phones.length === 0 && !person.externalId) return;
  const restrictionId = await readRestrictedNamesake(tx, person);
  if (!restrictionId) return;
  const fault = tx.work.actor.permissions.has('rights.handle')
    ? { at: 'body', code: 'already-there-restricted', params: { marker: markerOf(restrictionId) } }
    : { at: 'body', code: 'ask-privacy-contact' };
  throw new AppError('suppressed', { faults: [fault] });
}
