import { type Database, identifier, sql, type Tx } from '../../platform/db/index.ts';
import type { LedgerEvent, LedgerEventKind, LedgerLine } from './ledger.ts';

export interface EventRow {
  event_id: string;
  kind: LedgerEventKind;
  owner_id: string | null;
  ground_id: string | null;
  /** Company, account or notice. */
  row_id: string | null;
  /** Copied to the file before, which was lost: the hashes are all that is left. */
  subject_hash: Buffer | null;
  ground_hash: Buffer | null;
  row_hash: Buffer | null;
  detail: Record<string, string | null>;
  happened_at: Date;
}

/** One export at a time, so that the file has the order of the events. */
export const lockExport = (tx: Tx): Promise<number> =>
  tx.execute(sql`SELECT pg_advisory_xact_lock(hashtext('obhut ledger export'))`);

/** Events that the file does not hold yet. The contact comes under another name: the machine copies, nobody looks. */
export const listEvents = (tx: Tx, limit: number): Promise<EventRow[]> =>
  tx.query<EventRow>(sql`
    SELECT event_id, kind, contact_id AS owner_id, ground_id, row_id, subject_hash, ground_hash, row_hash, detail, happened_at FROM ledger_event
     WHERE exported_at IS NULL ORDER BY place LIMIT ${limit} FOR UPDATE`);

/** From now on hashes stand where the ids stood. */
export const markEvents = (
  tx: Tx,
  events: readonly { id: string; subject: Buffer | null; ground: Buffer | null; row: Buffer | null }[],
): Promise<number> =>
  tx.execute(sql`
    UPDATE ledger_event e SET exported_at = now(), contact_id = NULL, ground_id = NULL, row_id = NULL,
           subject_hash = coalesce(m.subject, e.subject_hash), ground_hash = coalesce(m.ground, e.ground_hash), row_hash = coalesce(m."row", e.row_hash)
      FROM unnest(${events.map(({ id }) => id)}::uuid[], ${events.map(({ subject }) => subject)}::bytea[],
                  ${events.map(({ ground }) => ground)}::bytea[], ${events.map(({ row }) => row)}::bytea[]) AS m(id, subject, ground, "row")
     WHERE e.event_id = m.id`);

/** Which of these lines the database does not know. */
export const listUnknown = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> => {
  const rows = await tx.query<{ id: string }>(sql`
    SELECT i.id FROM unnest(${ids}::uuid[]) AS i(id)
     WHERE NOT EXISTS (SELECT FROM erasure_ledger l WHERE l.ledger_id = i.id)
       AND NOT EXISTS (SELECT FROM ledger_event e WHERE e.event_id = i.id)`);
  return new Set(rows.map(({ id }) => id));
};

/** What the database says it copied last to the file, of either kind. */
export const listLastExported = async (tx: Tx): Promise<string[]> => {
  const rows = await tx.query<{ id: string }>(sql`
    (SELECT ledger_id AS id FROM erasure_ledger WHERE exported_at IS NOT NULL ORDER BY erased_at DESC LIMIT 1)
    UNION ALL
    (SELECT event_id FROM ledger_event WHERE exported_at IS NOT NULL AND contact_id IS NULL ORDER BY place DESC LIMIT 1)`);
  return rows.map(({ id }) => id);
};

/** Everything is to be copied to the file again, for it was lost. */
export async function exportAnew(tx: Tx): Promise<void> {
  await tx.execute(sql`UPDATE erasure_ledger SET exported_at = NULL WHERE exported_at IS NOT NULL`);
  await tx.execute(sql`UPDATE ledger_event SET exported_at = NULL WHERE exported_at IS NOT NULL`);
}

const isEvent = (line: LedgerLine): line is LedgerEvent => 'event' in line;

/** Lines of the file enter the tables as they are: from then on both say the same. Those that are there stay. */
export async function insertLines(tx: Tx, lines: readonly LedgerLine[], actorId: string): Promise<void> {
  const entries = lines.filter((line) => !isEvent(line));
  const events = lines.filter(isEvent);
  if (entries.length > 0)
    await tx.execute(sql`
      INSERT INTO erasure_ledger (ledger_id, subject_hash, into_hash, reason, counts, kept, actor_id, erased_at, exported_at)
      SELECT l.id, decode(l.subject, 'hex'), decode(l."into", 'hex'), l.reason, '{}', '["ledger-entry"]', ${actorId}::uuid, l."erasedAt", now()
        FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
          AS l(id uuid, subject text, "into" text, reason text, "erasedAt" timestamptz)
      ON CONFLICT (ledger_id) DO NOTHING`);
  if (events.length > 0)
    await tx.execute(sql`
      INSERT INTO ledger_event (event_id, kind, subject_hash, ground_hash, row_hash, detail, happened_at, exported_at)
      SELECT l.id, l.event, decode(l.subject, 'hex'), decode(l.ground, 'hex'), decode(l."row", 'hex'), l.detail, l.at, now()
        FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
          AS l(id uuid, event text, subject text, ground text, "row" text, detail jsonb, at timestamptz)
      ON CONFLICT (event_id) DO NOTHING`);
}

/** Ids of a table after this one, in their order: to be hashed, so under a name that the log does not collect. */
export const pageOfIds = async (tx: Tx, root: { table: string; key: string }, after: string, limit: number) =>
  (
    await tx.query<{ id: string }>(sql`
      SELECT ${identifier(root.key)} AS id FROM ${identifier(root.table)}
       WHERE ${identifier(root.key)} > ${after}::uuid ORDER BY 1 LIMIT ${limit}`)
  ).map(({ id }) => id);

/** Whether the file outside lacks anything; asked without a purpose, since it says nothing of anybody. */
export const isLedgerWaiting = async (db: Database): Promise<boolean> =>
  (await db.queryWithoutPurpose<{ waits: boolean }>(sql`SELECT ledger_waits() AS waits`))[0]!.waits;
