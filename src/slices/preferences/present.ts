import type { Preference, Wish } from './contract.ts';
import type { WishRow } from './store.ts';
import type { PreferenceRow } from './store-preference.ts';

export const presentWish = (row: WishRow): Omit<Wish, 'updatedAt'> & { updatedAt: Date } => ({
  wishId: row.wish_id,
  contactId: row.contact_id,
  version: row.version,
  refused: row.refused,
  onlyBy: row.only_by,
  weekdaysRefused: row.weekdays_refused,
  hoursFrom: row.hours_from,
  hoursUntil: row.hours_until,
  timed: row.timed,
  language: row.language,
  salutation: row.salutation,
  details: row.details,
  source: row.source,
  notedOn: row.noted_on,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  updatedAt: row.updated_at,
});

export const presentPreference = (
  row: PreferenceRow,
): Omit<Preference, 'updatedAt' | 'endsAt'> & { updatedAt: Date; endsAt: Date } => ({
  preferenceId: row.preference_id,
  contactId: row.contact_id,
  version: row.version,
  kind: row.kind,
  topic: row.topic,
  value: row.value,
  productVersion: row.product_version,
  source: row.source,
  notedOn: row.noted_on,
  groundId: row.ground_id,
  purpose: row.purpose_key,
  endsAt: row.ends_at,
  updatedAt: row.updated_at,
});
