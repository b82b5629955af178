import { empty, join, type Sql, sql, type Tx } from '../../platform/db/index.ts';

export interface EntryRow {
  entry_id: number;
  at: Date;
  actor_kind: string;
  actor_id: string;
  purpose: string;
  action: string;
  subject_count: number;
  subjects: string[];
}
export interface EntryFilter {
  contactId?: string | undefined;
  actorId?: string | undefined;
  action?: string | undefined;
  purpose?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** Only entries older than this one. */
  before?: number | undefined;
}

/** More entries than this about one person are not looked through. */
const MOST_OF_ONE_PERSON = 100_000;

/** Newest first. Names at most `subjectsShown` of an entry's contacts: an import has thousands. */
export function listEntries(
  tx: Tx,
  filter: EntryFilter,
  limit: number,
  subjectsShown: number,
): Promise<EntryRow[]> {
  const { contactId, actorId, action, purpose, from, to, before } = filter;
  const conditions: Sql[] = [];
  if (actorId) conditions.push(sql`actor_id = ${actorId}`);
  if (action) conditions.push(sql`action = ${action}`);
  if (purpose) conditions.push(sql`purpose = ${purpose}`);
  if (from) conditions.push(sql`at >= ${from}`);
  if (to) conditions.push(sql`at < ${to}`);
  if (before !== undefined) conditions.push(sql`entry_id < ${before}`);
  const source = contactId ? sql`audit_of(${contactId}, ${MOST_OF_ONE_PERSON})` : sql`audit_entry`;
  return tx.query(sql`
    SELECT entry_id, at, actor_kind, actor_id, purpose, action,
           cardinality(subjects) AS subject_count, subjects[1:${subjectsShown}] AS subjects
      FROM ${source} AS entry ${conditions.length > 0 ? sql`WHERE ${join(conditions, ' AND ')}` : empty}
     ORDER BY entry_id DESC LIMIT ${limit}`);
}

/** What the log says of one person, newest first, without who it was. Needs the purpose rights. */
export const listLookUps = (
  tx: Tx,
  contactId: string,
  max: number,
): Promise<{ at: Date; actor_kind: string; purpose: string; action: string }[]> =>
  tx.query(sql`SELECT at, actor_kind, purpose, action FROM audit_of(${contactId}, ${max})`);
