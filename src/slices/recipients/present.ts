import type { z } from 'zod';
import type { disclosure, notice, recipient } from './contract.ts';
import type { DisclosureRow, ReceivedRow } from './store-disclosure.ts';
import type { NoticeRow } from './store-notice.ts';
import type { RecipientRow } from './store-recipient.ts';

export const presentRecipient = (row: RecipientRow): z.input<typeof recipient> => ({
  recipientId: row.recipient_id,
  name: row.name,
  kind: row.kind,
  email: row.email,
  street: row.street,
  postalCode: row.postal_code,
  city: row.city,
  country: row.country,
  instrument: row.instrument,
  language: row.language,
  since: row.starts_on,
  until: row.ends_on,
  isEnded: row.is_ended,
});

export const presentDisclosure = (
  row: Omit<DisclosureRow, 'disclosure_id'> & { disclosure_id: string | null },
): z.input<typeof disclosure> => ({
  disclosureId: row.disclosure_id,
  recipientId: row.recipient_id,
  name: row.name,
  via: row.via,
  what: row.what,
  reference: row.reference,
  firstAt: row.first_at,
  lastAt: row.last_at,
});

/** From the log: nobody recorded it, so nobody can take it back. */
export const presentRead = (row: ReceivedRow): z.input<typeof disclosure> =>
  presentDisclosure({ ...row, disclosure_id: null });

export const presentNotice = (row: NoticeRow): z.input<typeof notice> => ({
  noticeId: row.notice_id,
  recipientId: row.recipient_id,
  name: row.name,
  email: row.email,
  event: row.event,
  contactId: row.contact_id,
  reference: row.reference,
  what: row.what,
  state: row.state,
  isOverdue: row.is_overdue,
  reminders: row.reminders,
  createdAt: row.created_at,
  sentAt: row.sent_at,
  nextAt: row.next_at,
  answeredAt: row.answered_at,
  deletesAt: row.deletes_at,
});
