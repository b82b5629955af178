import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import { readPhone } from '../../platform/phone.ts';
import type { restrictedAnswer, restrictedQuestion } from './contract-restriction.ts';
import { markerOf } from './marker.ts';
import { readCountry, readRestrictedMatches } from './store-restriction.ts';

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
