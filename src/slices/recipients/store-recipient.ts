import { join, raw, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Recipient, RecipientChange, RecipientInput } from './contract.ts';

export interface RecipientRow {
  recipient_id: string;
  name: string;
  kind: Recipient['kind'];
  email: string | null;
  street: string;
  postal_code: string;
  city: string;
  country: string;
  instrument: Recipient['instrument'];
  language: 'de' | 'en';
  starts_on: string;
  ends_on: string | null;
  is_ended: boolean;
}

const whole = sql`r.recipient_id, r.name, r.kind, r.email, r.street, r.postal_code, r.city, r.country, r.instrument, r.language,
  r.starts_on, r.ends_on, coalesce(r.ends_on < current_date, false) AS is_ended`;

export const findRecipient = (tx: Tx, recipientId: string): Promise<RecipientRow | undefined> =>
  tx.maybe(sql`SELECT ${whole} FROM recipient r WHERE r.recipient_id = ${recipientId}`);

/** By name; those that are ended last. */
export const listRecipients = (tx: Tx): Promise<RecipientRow[]> =>
  tx.query(sql`SELECT ${whole} FROM recipient r ORDER BY is_ended, lower(r.name), r.recipient_id`);

const COLUMNS: Record<keyof RecipientInput, Sql> = {
  name: raw('name'),
  kind: raw('kind'),
  email: raw('email'),
  street: raw('street'),
  postalCode: raw('postal_code'),
  city: raw('city'),
  country: raw('country'),
  instrument: raw('instrument'),
  language: raw('language'),
  since: raw('starts_on'),
  until: raw('ends_on'),
};

export async function insertRecipient(
  tx: Tx,
  recipientId: string,
  { since, ...input }: RecipientInput,
): Promise<void> {
  await tx.execute(sql`
    INSERT INTO recipient (recipient_id, name, kind, email, street, postal_code, city, country, instrument, language, starts_on, ends_on, created_by)
    VALUES (${recipientId}, ${input.name}, ${input.kind}, ${input.email}, ${input.street}, ${input.postalCode}, ${input.city}, ${input.country},
            ${input.instrument}, ${input.language}, coalesce(${since ?? null}::date, current_date), ${input.until}::date, ${tx.work.actor.id})`);
}

export async function updateRecipient(tx: Tx, recipientId: string, change: RecipientChange): Promise<void> {
  const set = (Object.keys(COLUMNS) as (keyof RecipientInput)[])
    .filter((field) => change[field] !== undefined)
    .map((field) => sql`${COLUMNS[field]} = ${change[field]}`);
  if (set.length > 0)
    await tx.execute(sql`UPDATE recipient SET ${join(set)} WHERE recipient_id = ${recipientId}`);
}

/** Returns 0 where there is none. Throws `conflict` where something leads to it. */
export const deleteRecipient = (tx: Tx, recipientId: string): Promise<number> =>
  tx.execute(sql`DELETE FROM recipient WHERE recipient_id = ${recipientId}`);
