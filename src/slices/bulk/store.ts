import { raw, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { type BulkChange, type BulkField, type BulkList, UNDO_DAYS } from './contract.ts';

export interface ChangeRecord {
  change_id: string;
  list_key: BulkList;
  field: BulkField;
  value: unknown;
  state: BulkChange['state'];
  rows_total: number;
  rows_done: number;
  rows_changed: number;
  rows_undone: number;
  purpose_key: string;
  run_by: string;
  created_at: Date;
  undo_until: Date;
}
const changeColumns = sql`change_id, list_key, field, value, state, rows_total, rows_done, rows_changed, rows_undone,
  purpose_key, run_by, created_at, undo_until`;

export async function insertChange(
  tx: Tx,
  change: { changeId: string; list: BulkList; field: BulkField; value: unknown; total: number },
): Promise<void> {
  await tx.execute(sql`
    INSERT INTO bulk_change (change_id, list_key, field, value, rows_total, purpose_key, user_id, run_by, undo_until)
    VALUES (${change.changeId}, ${change.list}, ${change.field}, ${JSON.stringify(change.value)}::jsonb, ${change.total},
            ${tx.work.purpose}, ctx_owner(), ${tx.work.actor.id}, now() + make_interval(days => ${UNDO_DAYS}::int))`);
}

/** @throws AppError not-found, also for those of others and those past their time */
export const findChange = (tx: Tx, changeId: string): Promise<ChangeRecord> =>
  tx.one(sql`SELECT ${changeColumns} FROM bulk_change WHERE change_id = ${changeId}`);
export const lockChange = (tx: Tx, changeId: string): Promise<ChangeRecord> =>
  tx.one(sql`SELECT ${changeColumns} FROM bulk_change WHERE change_id = ${changeId} FOR UPDATE`);
export const listChanges = (tx: Tx): Promise<ChangeRecord[]> =>
  tx.query(sql`
    SELECT ${changeColumns} FROM bulk_change WHERE user_id = ctx_owner() ORDER BY created_at DESC, change_id DESC LIMIT 20`);

export async function noteProgress(
  tx: Tx,
  changeId: string,
  step: { seen: number; changed?: number; undone?: number },
): Promise<void> {
  await tx.execute(sql`
    UPDATE bulk_change SET rows_done = rows_done + ${step.seen}::int, rows_changed = rows_changed + ${step.changed ?? 0}::int,
           rows_undone = rows_undone + ${step.undone ?? 0}::int WHERE change_id = ${changeId}`);
}
/** Number of changes that were in one of the states before. */
export const setState = (
  tx: Tx,
  changeId: string,
  from: readonly BulkChange['state'][],
  to: BulkChange['state'],
): Promise<number> =>
  tx.execute(sql`
    UPDATE bulk_change SET state = ${to}, rows_done = CASE WHEN ${to} = 'undoing' THEN 0 ELSE rows_done END,
           finished_at = CASE WHEN ${to} IN ('done', 'undone', 'failed') THEN now() END
     WHERE change_id = ${changeId} AND state = ANY (${from})`);

/** Where the rows of a list are kept, and their key there. */
const KEPT: Record<BulkList, { table: Sql; key: Sql }> = {
  contacts: { table: raw('bulk_contact'), key: raw('contact_id') },
  companies: { table: raw('bulk_company'), key: raw('company_id') },
  deals: { table: raw('bulk_deal'), key: raw('deal_id') },
  tickets: { table: raw('bulk_ticket'), key: raw('ticket_id') },
};

/** Notes the chosen rows; the change comes to them one part after the other. */
export async function insertChosen(
  tx: Tx,
  list: BulkList,
  changeId: string,
  ids: readonly string[],
): Promise<void> {
  const { table, key } = KEPT[list];
  await tx.execute(sql`
    INSERT INTO ${table} (change_id, ${key}, deletes_at)
    SELECT ${changeId}, i.id, now() + make_interval(days => ${UNDO_DAYS}::int) FROM unnest(${ids}::uuid[]) AS i(id)
    ON CONFLICT DO NOTHING`);
}

/** The next chosen rows that the change (or, with `isDone`, its undoing) has not come to. */
export async function nextChosen(
  tx: Tx,
  list: BulkList,
  changeId: string,
  part: { isDone: boolean; after: string; limit: number },
): Promise<string[]> {
  const { table, key } = KEPT[list];
  const rows = await tx.query<{ id: string }>(sql`
    SELECT ${key} AS id FROM ${table} WHERE change_id = ${changeId} AND ${key} > ${part.after}::uuid
       AND version_after IS ${part.isDone ? sql`NOT NULL` : sql`NULL`} ORDER BY ${key} LIMIT ${part.limit}`);
  return rows.map(({ id }) => id);
}

/** What a row said before, and the version that it has now. */
export interface Before {
  id: string;
  version: number;
  before: string | null;
}
const COLUMN: Partial<Record<BulkField, Sql>> = {
  owner: raw('owner_id'),
  team: raw('team_id'),
  industry: raw('industry'),
};
const CAST: Partial<Record<BulkField, Sql>> = {
  owner: raw('::uuid'),
  team: raw('::uuid'),
  industry: raw('::text'),
};

/** Keeps what stood there before; rows of the part that say the same as before are let go. */
export async function keepBefore(
  tx: Tx,
  { list_key: list, change_id: changeId, field }: Pick<ChangeRecord, 'list_key' | 'change_id' | 'field'>,
  part: readonly string[],
  rows: readonly Before[],
): Promise<void> {
  const { table, key } = KEPT[list];
  const column = COLUMN[field];
  await tx.batch([
    sql`
      UPDATE ${table} k SET version_after = n.version ${column ? sql`, ${column} = n.before${CAST[field]!}` : sql``}
        FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ version }) => version)}::int[],
                    ${rows.map(({ before }) => before)}::text[]) AS n(id, version, before)
       WHERE k.change_id = ${changeId} AND k.${key} = n.id`,
    sql`DELETE FROM ${table} WHERE change_id = ${changeId} AND ${key} = ANY (${part}::uuid[]) AND version_after IS NULL`,
  ]);
}

export const readBefore = (
  tx: Tx,
  { list_key: list, change_id: changeId, field }: ChangeRecord,
  part: readonly string[],
): Promise<Before[]> => {
  const { table, key } = KEPT[list];
  return tx.query(sql`
    SELECT ${key} AS id, version_after AS version, ${COLUMN[field] ? sql`${COLUMN[field]}::text` : sql`NULL`} AS before
      FROM ${table} WHERE change_id = ${changeId} AND ${key} = ANY (${part}::uuid[])`);
};
/** What is undone, or was changed since, is kept no longer. */
export async function dropChosen(
  tx: Tx,
  list: BulkList,
  changeId: string,
  part: readonly string[],
): Promise<void> {
  const { table, key } = KEPT[list];
  await tx.batch([
    sql`DELETE FROM ${table} WHERE change_id = ${changeId} AND ${key} = ANY (${part}::uuid[])`,
    ...(list === 'contacts'
      ? [
          sql`DELETE FROM bulk_contact_tag WHERE change_id = ${changeId} AND contact_id = ANY (${part}::uuid[])`,
        ]
      : []),
  ]);
}

export interface TagOfContact {
  contactId: string;
  tag: string;
}
export async function keepTags(tx: Tx, changeId: string, tags: readonly TagOfContact[]): Promise<void> {
  if (tags.length === 0) return;
  await tx.execute(sql`
    INSERT INTO bulk_contact_tag (change_id, contact_id, tag, deletes_at)
    SELECT ${changeId}, t.contact_id, t.tag, now() + make_interval(days => ${UNDO_DAYS}::int)
      FROM unnest(${tags.map(({ contactId }) => contactId)}::uuid[], ${tags.map(({ tag }) => tag)}::text[]) AS t(contact_id, tag)
    ON CONFLICT DO NOTHING`);
}
export const readTags = async (tx: Tx, changeId: string, part: readonly string[]): Promise<TagOfContact[]> =>
  (
    await tx.query<{ contact_id: string; tag: string }>(sql`
      SELECT contact_id, tag FROM bulk_contact_tag WHERE change_id = ${changeId} AND contact_id = ANY (${part}::uuid[])`)
  ).map(({ contact_id, tag }) => ({ contactId: contact_id, tag }));
