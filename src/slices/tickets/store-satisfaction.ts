import { type Sql, sql, type Tx } from '../../platform/db/index.ts';

/**
 * The consents of a person on which satisfaction may stand: for profiling or for a purpose of the firm's own, never
 * for advertising. The policy of `ticket_satisfaction` asks the same (migrations/0010).
 */
export const fittingGround = (contactId: Sql): Sql => sql`
  SELECT g.ground_id FROM ground g JOIN purpose gp ON gp.purpose_key = g.purpose_key
   WHERE g.contact_id = ${contactId} AND g.legal_basis = 'consent' AND g.status = 'given'
     AND g.starts_at <= now() AND g.ends_at > now()
     AND (gp.purpose_key = 'profiling' OR gp.bit >= 16 AND left(gp.purpose_key, 10) <> 'marketing-')
   ORDER BY g.ends_at DESC, g.ground_id`;

/** Who of the case may be asked, and on which consent. `groundId` null: nobody may ask. Undefined: no such person here. */
export async function findConsent(
  tx: Tx,
  ticketId: string,
  contactId: string,
): Promise<{ groundId: string | null } | undefined> {
  const row = await tx.maybe<{ ground_id: string | null }>(sql`
    SELECT tp.contact_id, (${fittingGround(sql`tp.contact_id`)} LIMIT 1) AS ground_id
      FROM ticket_person tp JOIN ticket t USING (ticket_id)
     WHERE tp.ticket_id = ${ticketId} AND tp.contact_id = ${contactId}`);
  return row && { groundId: row.ground_id };
}

export async function putSatisfaction(
  tx: Tx,
  row: { contactId: string; ticketId: string; score: number; comment: string; groundId: string },
): Promise<void> {
  await tx.execute(sql`
    INSERT INTO ticket_satisfaction (contact_id, ticket_id, score, comment, ground_id, created_by)
    VALUES (${row.contactId}, ${row.ticketId}, ${row.score}, ${row.comment}, ${row.groundId}, ${tx.work.actor.id})
    ON CONFLICT (contact_id, ticket_id) DO UPDATE
       SET score = excluded.score, comment = excluded.comment, ground_id = excluded.ground_id,
           created_by = excluded.created_by, created_at = now()`);
}

/** False where nothing was there. */
export const deleteSatisfaction = async (tx: Tx, ticketId: string, contactId: string): Promise<boolean> =>
  (
    await tx.query(sql`
    DELETE FROM ticket_satisfaction WHERE ticket_id = ${ticketId} AND contact_id = ${contactId} RETURNING contact_id`)
  ).length > 0;

/** Of the last twelve months: how many people answered, and the average of all answers. */
export const readSatisfaction = (
  tx: Tx,
): Promise<{ people: number; answers: number; average: number | null }> =>
  tx.one(sql`
    SELECT count(DISTINCT contact_id)::int AS people, count(*)::int AS answers, avg(score)::float8 AS average
      FROM ticket_satisfaction WHERE created_at > now() - interval '12 months'`);

/** Takes away what stands on consents that have ended by themselves; withdrawn ones take it along at once (trigger). */
export const deleteEndedSatisfaction = (tx: Tx): Promise<number> =>
  tx.execute(sql`
    DELETE FROM ticket_satisfaction s USING ground g
     WHERE g.contact_id = s.contact_id AND g.ground_id = s.ground_id AND g.ends_at <= now()
     RETURNING s.contact_id`);
