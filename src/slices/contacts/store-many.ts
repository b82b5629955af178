import { limitTo, raw, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { type ContactFilter, selectionOf } from './store-list.ts';

/** What a contact said before a change, and the version that it has since. */
export interface ChangedContact {
  id: string;
  version: number;
  before: string | null;
}
export interface LabelOfContact {
  contactId: string;
  tag: string;
}

export const selectVisible = async (tx: Tx, ids: readonly string[]): Promise<string[]> =>
  (
    await tx.query<{ contact_id: string }>(
      sql`SELECT contact_id FROM contact WHERE contact_id = ANY (${ids}::uuid[]) ORDER BY contact_id`,
    )
  ).map(({ contact_id }) => contact_id);

export const selectByFilter = async (tx: Tx, filter: ContactFilter, limit: number): Promise<string[]> =>
  (
    await tx.query<{ contact_id: string }>(
      sql`SELECT c.contact_id FROM ${selectionOf(filter)} ${limitTo(limit)}`,
    )
  ).map(({ contact_id }) => contact_id);

const COLUMNS = { owner: raw('owner_id'), team: raw('team_id') };
/** Rows in the order of their ids, as everybody locks who locks several. */
const locked = (ids: readonly string[]): Sql =>
  sql`SELECT * FROM contact WHERE contact_id = ANY (${ids}::uuid[]) ORDER BY contact_id FOR UPDATE`;

/** Gives these contacts to another owner or department; those come back that had another before. */
export async function assignMany(
  tx: Tx,
  ids: readonly string[],
  field: 'owner' | 'team',
  value: string | null,
): Promise<ChangedContact[]> {
  const column = COLUMNS[field];
  const rows = await tx.query<{ contact_id: string; version: number; before: string | null }>(sql`
    UPDATE contact c SET ${column} = ${value}::uuid, version = c.version + 1, updated_at = now()
      FROM (${locked(ids)}) b WHERE c.contact_id = b.contact_id AND b.${column} IS DISTINCT FROM ${value}::uuid
    RETURNING c.contact_id, c.version, b.${column}::text AS before`);
  return rows.map(({ contact_id, version, before }) => ({ id: contact_id, version, before }));
}

/** Gives back what stood there, to contacts that still have the version that the change left. Returns how many. */
export async function restoreAssignments(
  tx: Tx,
  field: 'owner' | 'team',
  rows: readonly ChangedContact[],
): Promise<number> {
  const column = COLUMNS[field];
  const restored = await tx.query(sql`
    UPDATE contact c SET ${column} = n.before::uuid, version = c.version + 1, updated_at = now()
      FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ version }) => version)}::int[],
                  ${rows.map(({ before }) => before)}::text[]) AS n(id, version, before)
     WHERE c.contact_id = n.id AND c.version = n.version RETURNING c.contact_id`);
  return restored.length;
}

const raised = (ids: readonly string[]): Sql => sql`
  UPDATE contact c SET version = c.version + 1, updated_at = now() WHERE c.contact_id = ANY (${ids}::uuid[])
  RETURNING c.contact_id, c.version`;

/** Labels that one contact can have; more would not pass the form. */
const MOST_LABELS = 50;

/** Gives labels to these contacts, or takes them away; only what was really given or taken comes back. */
export async function labelMany(
  tx: Tx,
  ids: readonly string[],
  tags: readonly string[],
  isAdding: boolean,
): Promise<{ rows: ChangedContact[]; tags: LabelOfContact[] }> {
  const [, touched] = await tx.batch([
    locked(ids),
    isAdding
      ? sql`
        INSERT INTO contact_tag (contact_id, tag)
        SELECT c.contact_id, t.tag FROM contact c, unnest(${tags}::text[]) AS t(tag)
         WHERE c.contact_id = ANY (${ids}::uuid[])
           AND (SELECT count(*) FROM contact_tag x WHERE x.contact_id = c.contact_id) + ${tags.length}::int <= ${MOST_LABELS}::int
        ON CONFLICT DO NOTHING RETURNING contact_id, tag`
      : sql`
        DELETE FROM contact_tag WHERE contact_id = ANY (${ids}::uuid[]) AND tag = ANY (${tags}::text[])
        RETURNING contact_id, tag`,
  ]);
  const labels = touched!.rows as { contact_id: string; tag: string }[];
  const versions = await tx.query<{ contact_id: string; version: number }>(
    raised([...new Set(labels.map(({ contact_id }) => contact_id))]),
  );
  return {
    rows: versions.map(({ contact_id, version }) => ({ id: contact_id, version, before: null })),
    tags: labels.map(({ contact_id, tag }) => ({ contactId: contact_id, tag })),
  };
}

/** Gives labels back, or takes away those that were given, where the contact is as the change left it. */
export async function restoreLabels(
  tx: Tx,
  rows: readonly ChangedContact[],
  tags: readonly LabelOfContact[],
  isAdding: boolean,
): Promise<number> {
  const unchanged = await tx.query<{ contact_id: string }>(sql`
    SELECT c.contact_id FROM contact c JOIN unnest(${rows.map(({ id }) => id)}::uuid[],
           ${rows.map(({ version }) => version)}::int[]) AS n(id, version) ON n.id = c.contact_id AND n.version = c.version
     ORDER BY c.contact_id FOR UPDATE OF c`);
  const ids = new Set(unchanged.map(({ contact_id }) => contact_id));
  const own = tags.filter(({ contactId }) => ids.has(contactId));
  const list = sql`unnest(${own.map(({ contactId }) => contactId)}::uuid[], ${own.map(({ tag }) => tag)}::text[])`;
  await tx.batch([
    isAdding
      ? sql`INSERT INTO contact_tag (contact_id, tag) SELECT * FROM ${list} ON CONFLICT DO NOTHING`
      : sql`DELETE FROM contact_tag t USING ${list} AS n(contact_id, tag) WHERE t.contact_id = n.contact_id AND t.tag = n.tag`,
    raised([...ids]),
  ]);
  return ids.size;
}
