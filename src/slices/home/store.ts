import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { type Charts, type ChartsPart, chartStatements, presentCharts } from './store-charts.ts';

export interface ContactsPart {
  contactCount: number;
  endingSoon: { contact_id: string; display_name: string; deletes_at: Date; because: string }[];
  /** Numbers of the whole firm by kind of data; none for who may not read its forecast. */
  rowsEndingSoon: { table_name: string; row_count: number }[];
  endsByWeek: { week_start: string; count: number }[];
  recent: { contact_id: string; display_name: string; updated_at: Date }[];
  openingsWaiting: number;
}
export interface RequestsPart {
  requests: {
    request_id: string;
    contact_id: string | null;
    display_name: string;
    kind: string;
    due_on: string;
    total: number;
  }[];
}
/** Restricted people, counted and not named (Art. 18). */
export interface RestrictionsPart {
  count: number;
  reviews_due: number;
  requests: number;
  next_request_due: string | null;
}
export interface QuarantinePart {
  count: number;
  next_deletion: Date | null;
}

const LIST_LENGTH = 10;

const countContacts = sql`SELECT count(*)::int AS count FROM contact`;

/** The list is cut before the grounds are joined: their policy is asked ten times, not once for every ground. */
const endingSoon = (language: 'de' | 'en'): Sql => sql`
  WITH soon AS MATERIALIZED (
    SELECT contact_id, display_name, deletes_at, leading_ground_id FROM contact
     WHERE deletes_at > now() AND deletes_at < now() + interval '30 days'
     ORDER BY deletes_at, contact_id LIMIT ${LIST_LENGTH})
  SELECT contact_id, display_name, deletes_at,
         coalesce((SELECT end_because(g.end_rule, g.purpose_key, ${language}) FROM ground g
                    WHERE g.ground_id = leading_ground_id), '') AS because
    FROM soon ORDER BY deletes_at, contact_id`;

/**
 * Rows that go by age within 30 days although their contacts stay; as forecast last night. The numbers are of the whole
 * firm, whatever the caller's scope: for whoever may read the forecast itself.
 */
const rowsEndingSoon = (seesFirm: boolean): Sql => sql`
  SELECT f.table_name, sum(f.row_count)::bigint AS row_count FROM retention_forecast f JOIN deletion_rule r USING (table_name)
   WHERE ${seesFirm} AND f.due_on < current_date + 30 AND r.kind = 'age' GROUP BY 1 ORDER BY 2 DESC`;

/** Weeks from Monday on, in UTC, this one first. */
const endsByWeek = (purpose: string): Sql => sql`
  WITH ends AS (
    SELECT date_trunc('week', ends_at) AS week, count(*)::int AS count FROM ground
     WHERE purpose_key = ${purpose} AND status = 'given'
       AND ends_at > now() AND ends_at < date_trunc('week', now()) + interval '12 weeks'
     GROUP BY 1)
  SELECT week::date AS week_start, coalesce(count, 0) AS count
    FROM generate_series(date_trunc('week', now()), date_trunc('week', now()) + interval '11 weeks', interval '1 week') AS w(week)
    LEFT JOIN ends USING (week) ORDER BY week`;

const recent = sql`
  SELECT contact_id, display_name, updated_at FROM contact ORDER BY updated_at DESC, contact_id DESC LIMIT ${LIST_LENGTH}`;

/** A number, under any purpose: whoever approves must hear of it wherever they work. */
const openingsWaiting = sql`SELECT openings_waiting() AS waiting`;

/** Everything under the purpose of the call, in one round trip. */
export async function readContactsPart(
  tx: Tx,
  language: 'de' | 'en',
  charts: Charts,
  seesFirm: boolean,
): Promise<ContactsPart & ChartsPart> {
  const [count, soon, aged, weeks, latest, openings, ...counted] = await tx.batch([
    countContacts,
    endingSoon(language),
    rowsEndingSoon(seesFirm),
    endsByWeek(tx.work.purpose),
    recent,
    openingsWaiting,
    ...chartStatements(charts),
  ]);
  return {
    contactCount: count!.rows[0]!.count as number,
    endingSoon: soon!.rows as ContactsPart['endingSoon'],
    rowsEndingSoon: aged!.rows as unknown as ContactsPart['rowsEndingSoon'],
    endsByWeek: weeks!.rows as unknown as ContactsPart['endsByWeek'],
    recent: latest!.rows as ContactsPart['recent'],
    openingsWaiting: openings!.rows[0]!.waiting as number,
    ...presentCharts(charts, counted),
  };
}

const openRequests = sql`
  SELECT r.request_id, r.contact_id, coalesce(c.display_name, r.requester_name) AS display_name, r.kind, r.due_on,
         (count(*) OVER ())::int AS total
    FROM rights_request r LEFT JOIN contact c USING (contact_id)
   WHERE r.state IN ('open', 'identity', 'extended') ORDER BY r.due_on, r.request_id LIMIT ${LIST_LENGTH}`;
const restrictions = sql`
  SELECT count(*)::int AS count, (count(*) FILTER (WHERE is_due))::int AS reviews_due,
         coalesce(sum(jsonb_array_length(requests)), 0)::int AS requests, min((requests -> 0 ->> 'dueOn')::date) AS next_request_due
    FROM restricted_records()`;
const quarantine = sql`SELECT count(*)::int AS count, min(deletes_at) AS next_deletion FROM quarantine`;

/** Needs the purpose rights, under which the quarantine is seen as well. */
export async function readRequestsAndQuarantine(
  tx: Tx,
): Promise<RequestsPart & { quarantine: QuarantinePart; restrictions: RestrictionsPart }> {
  const [requests, waiting, resting] = await tx.batch([openRequests, quarantine, restrictions]);
  return {
    requests: requests!.rows as RequestsPart['requests'],
    restrictions: resting!.rows[0] as unknown as RestrictionsPart,
    quarantine: waiting!.rows[0] as unknown as QuarantinePart,
  };
}

/** Needs the purpose intake. */
export const readQuarantine = (tx: Tx): Promise<QuarantinePart> => tx.one(quarantine);
