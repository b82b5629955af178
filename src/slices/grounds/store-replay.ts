import { sql, type Tx } from '../../platform/db/index.ts';

type Detail = Record<string, string | null>;

/** What is done again stands in the ledger already: its triggers note nothing in this transaction. */
export const quietLedger = (tx: Tx): Promise<number> =>
  tx.execute(sql`SELECT set_config('obhut.replaying', 'on', true)`);

export async function suppressAgain(
  tx: Tx,
  events: readonly { event: string; detail: Detail }[],
): Promise<void> {
  const details = (event: string): string =>
    JSON.stringify(events.filter((each) => each.event === event).map(({ detail }) => detail));
  await tx.execute(sql`
    INSERT INTO suppression (hash, purpose_key, kind, reason, since)
    SELECT decode(e.hash, 'hex'), e.purpose, e.kind, e.reason, e.since
      FROM jsonb_to_recordset(${details('suppressed')}::jsonb) AS e(hash text, purpose text, kind text, reason text, since timestamptz)
    ON CONFLICT (hash, purpose_key) DO NOTHING`);
  await tx.execute(sql`
    DELETE FROM suppression s USING jsonb_to_recordset(${details('suppression-lifted')}::jsonb) AS e(hash text, purpose text)
     WHERE s.hash = decode(e.hash, 'hex') AND s.purpose_key = e.purpose`);
}

export async function restrictAgain(
  tx: Tx,
  events: readonly { contactId: string; event: string; detail: Detail; at: string }[],
): Promise<void> {
  const rows = events.map(({ contactId, event, detail, at }) => ({
    contact: contactId,
    event,
    happened: at,
    ...detail,
  }));
  await tx.execute(sql`SELECT replay_restrictions(${JSON.stringify(rows)}::jsonb)`);
}

export const pageOfGrounds = async (tx: Tx, after: string, limit: number): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      sql`SELECT ground_id AS id FROM ground WHERE ground_id > ${after}::uuid ORDER BY ground_id LIMIT ${limit}`,
    )
  ).map(({ id }) => id);

export const closeAgain = (tx: Tx, grounds: readonly ({ id: string } & Detail)[]): Promise<number> =>
  tx.execute(sql`
    UPDATE ground g SET status = e.status, status_at = e.at, ends_at = e."endsAt"
      FROM jsonb_to_recordset(${JSON.stringify(grounds)}::jsonb)
        AS e(id uuid, status text, at timestamptz, "endsAt" timestamptz)
     WHERE g.ground_id = e.id AND (g.status, g.ends_at) IS DISTINCT FROM (e.status, e."endsAt")`);
