import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import type { restrictedList, restrictedRecord } from './contract-restriction.ts';
import { markerOf } from './marker.ts';
import { type RestrictedRow, readRestricted } from './store-restriction.ts';

/**
 * The restricted contacts in the caller's charge without anything that says who they are, reviews that are due first;
 * with the open requests of each, so that no deadline of Art. 12(3) is missed. Needs the purpose rights.
 */
export async function listRestricted(tx: Tx): Promise<z.input<typeof restrictedList>> {
  const { records, isAlone } = await readRestricted(tx);
  return { items: records.map(presentRestricted), isAlone };
}

export const presentRestricted = (row: RestrictedRow): z.input<typeof restrictedRecord> => ({
  restrictionId: row.restriction_id,
  marker: markerOf(row.restriction_id),
  reason: row.reason,
  since: row.since,
  reviewOn: row.review_on,
  isReviewDue: row.is_due,
  overdueSince: row.overdue_at,
  told: row.told_how && {
    how: row.told_how,
    at: row.told_at,
    liftOn: row.lift_on,
    mail: row.notice_state,
  },
  deletesAt: row.deletes_at,
  contactId: row.opened_contact_id,
  openUntil: row.opened_until,
  openingAskedAt: row.asked_at,
  isAskedByMe: row.asked_by_me,
  requests: row.requests,
});
