import { v7 as uuid } from 'uuid';
import { AppError } from '../../kernel/app-error.ts';
import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Preference } from './contract.ts';
import { authorOf } from './store.ts';

export interface PreferenceRow {
  contact_id: string;
  preference_id: string;
  version: number;
  kind: Preference['kind'];
  topic: string;
  value: string;
  product_version: string;
  source: Preference['source'];
  noted_on: string;
  ground_id: string;
  purpose_key: string;
  ends_at: Date;
  updated_at: Date;
}
/** What is written; `notedOn` null is today. */
export type PreferenceValues = Pick<
  Preference,
  'kind' | 'topic' | 'value' | 'productVersion' | 'source' | 'groundId'
> & { notedOn: string | null };

const columns: Sql = sql`p.preference_id, p.version, p.kind, p.topic, p.value, p.product_version, p.source, p.noted_on, p.ground_id,
  p.updated_at`;

/** By kind and topic, as a whole transaction. @throws AppError not-found: no such contact here */
export async function listPreferences(tx: Tx, contactId: string): Promise<PreferenceRow[]> {
  const rows = await tx.lookUp<PreferenceRow | { preference_id: null }>(sql`
    SELECT c.contact_id, ${columns}, g.purpose_key, g.ends_at
      FROM contact c
      LEFT JOIN (preference p JOIN ground g ON g.ground_id = p.ground_id) ON p.contact_id = c.contact_id
     WHERE c.contact_id = ${contactId} ORDER BY p.kind, lower(p.topic), p.preference_id`);
  if (rows.length === 0) throw new AppError('not-found');
  return rows.filter((row): row is PreferenceRow => row.preference_id !== null);
}

export interface UsableGround {
  contact_id: string;
  ground_id: string | null;
  purpose_key: string | null;
}
/**
 * The grounds of a contact that hold now, those for `purpose` first and the lasting ones before others; without any a
 * row with nulls. @throws AppError not-found: no such contact here
 */
export async function readUsableGrounds(tx: Tx, contactId: string, purpose: string): Promise<UsableGround[]> {
  const rows = await tx.query<UsableGround>(sql`
    SELECT c.contact_id, g.ground_id, g.purpose_key FROM contact c
      LEFT JOIN ground g ON g.contact_id = c.contact_id AND g.status = 'given' AND g.starts_at <= now() AND g.ends_at > now()
     WHERE c.contact_id = ${contactId} ORDER BY (g.purpose_key = ${purpose}) DESC, g.ends_at DESC, g.ground_id`);
  if (rows.length === 0) throw new AppError('not-found');
  return rows;
}

/** @throws AppError not-found */
export const lockPreference = (tx: Tx, contactId: string, preferenceId: string): Promise<PreferenceRow> =>
  tx.one(sql`
    SELECT p.contact_id, ${columns}, g.purpose_key, g.ends_at FROM preference p JOIN ground g ON g.ground_id = p.ground_id
     WHERE p.contact_id = ${contactId} AND p.preference_id = ${preferenceId} FOR UPDATE OF p`);

/** @throws AppError not-found */
export const readPreference = (tx: Tx, preferenceId: string): Promise<PreferenceRow> =>
  tx.one(sql`
    SELECT p.contact_id, ${columns}, g.purpose_key, g.ends_at FROM preference p JOIN ground g ON g.ground_id = p.ground_id
     WHERE p.preference_id = ${preferenceId}`);

/** Returns the new id. */
export async function insertPreference(
  tx: Tx,
  contactId: string,
  values: PreferenceValues,
  today: string,
): Promise<string> {
  const preferenceId = uuid();
  await tx.execute(sql`
    INSERT INTO preference (preference_id, contact_id, ground_id, kind, topic, value, product_version, source, noted_on, created_by)
    VALUES (${preferenceId}, ${contactId}, ${values.groundId}, ${values.kind}, ${values.topic}, ${values.value},
            ${values.productVersion}, ${values.source}, ${values.notedOn ?? today}::date, ${authorOf(tx)})`);
  return preferenceId;
}

export async function updatePreference(
  tx: Tx,
  preferenceId: string,
  values: PreferenceValues,
): Promise<void> {
  await tx.execute(sql`
    UPDATE preference SET kind = ${values.kind}, topic = ${values.topic}, value = ${values.value},
           product_version = ${values.productVersion}, source = ${values.source}, ground_id = ${values.groundId},
           noted_on = coalesce(${values.notedOn}::date, noted_on), version = version + 1, updated_at = now()
     WHERE preference_id = ${preferenceId}`);
}

/** @throws AppError not-found */
export const deletePreference = (
  tx: Tx,
  contactId: string,
  preferenceId: string,
): Promise<{ contact_id: string }> =>
  tx.one(sql`
    DELETE FROM preference WHERE contact_id = ${contactId} AND preference_id = ${preferenceId} RETURNING contact_id`);
