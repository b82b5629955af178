import type { z } from 'zod';
import type { Bilingual } from '../../kernel/register.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { footing, ground } from './contract.ts';
import { carriedBy, inOrderOfBits } from './footing.ts';
import { markerOf } from './marker.ts';
import type { FootingState } from './read.ts';
import type { GroundRow } from './store.ts';

const NO_GROUND: Bilingual = { de: 'kein Rechtsgrund mehr besteht', en: 'no ground is left' };

type Language = 'de' | 'en';

/**
 * The footing as these rows make it. Computed and not read back from the contact: a change may have closed the very
 * purpose under which it was made, and under `rights` a contact is seen whose mask nobody has refreshed yet.
 */
export function presentFooting(tx: Tx, state: FootingState, language: Language): z.input<typeof footing> {
  const now = tx.startedAt!;
  const carried = carriedBy(
    state.grounds.map((row) => ({
      groundId: row.ground_id,
      purpose: row.purpose_key,
      status: row.status,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
    })),
    now,
  );
  const { contact, restriction } = state;
  const leading = state.grounds.find(({ ground_id }) => ground_id === carried.leadingGroundId);
  const open = contact.restricted_at ? new Set<string>() : carried.openPurposes;
  return {
    contactId: contact.contact_id,
    openPurposes: inOrderOfBits(tx, open),
    restrictedAt: contact.restricted_at,
    restriction: restriction
      ? {
          restrictionId: restriction.restriction_id,
          marker: markerOf(restriction.restriction_id),
          reason: restriction.reason,
          note: restriction.note,
          reviewOn: restriction.review_on,
          openUntil: restriction.open_until,
        }
      : null,
    deletesAt: carried.deletesAt ?? new Date(Math.min(contact.deletes_at.getTime(), now.getTime())),
    deletesBecause: leading?.because ?? NO_GROUND[language],
    grounds: state.grounds.map((row) => presentGround(row, now, open.has(row.purpose_key))),
  };
}

const presentGround = (row: GroundRow, now: Date, isPurposeOpen: boolean): z.input<typeof ground> => ({
  groundId: row.ground_id,
  purpose: row.purpose_key,
  legalBasis: row.legal_basis,
  origin: row.origin,
  originDetail: row.origin_detail,
  evidence: row.evidence,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  endRule: row.end_rule,
  status: row.status,
  statusAt: row.status_at,
  isOpen: isPurposeOpen && row.status === 'given' && row.starts_at <= now && row.ends_at > now,
  createdAt: row.created_at,
});
