import { AppError } from '../../kernel/app-error.ts';
import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { type OwnEntries, ownColumn } from '../fields/index.ts';
import type { Ticket, TicketStatus } from './contract.ts';
import { fittingGround } from './store-satisfaction.ts';

export interface TicketRecord {
  ticket_id: string;
  number: number;
  version: number;
  subject: string;
  kind: Ticket['kind'];
  channel: Ticket['channel'];
  status: TicketStatus;
  priority: Ticket['priority'];
  product: string;
  due_at: Date;
  is_overdue: boolean;
  first_answer_at: Date | null;
  resolved_at: Date | null;
  resolution: NonNullable<Ticket['resolution']> | '';
  company_id: string | null;
  company_name: string | null;
  people: Ticket['people'];
  own: OwnEntries;
  owner_id: string | null;
  owner_name: string | null;
  team_id: string | null;
  team_name: string | null;
  last_contact_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** Open, and past its deadline. */
export const isOverdue = sql`(t.status IN ('new', 'open', 'waiting') AND t.due_at < now())`;
/** Latest message from or to the customer; null where there is none, or none that the caller sees. */
export const lastContact = sql`(SELECT i.occurred_at FROM interaction i
  WHERE i.ticket_id = t.ticket_id AND i.direction <> 'internal' ORDER BY i.occurred_at DESC, i.interaction_id DESC LIMIT 1)`;

/** A case with the people whom the caller sees. @throws AppError not-found */
export const readTicket = (tx: Tx, ticketId: string): Promise<TicketRecord> =>
  tx.one<TicketRecord>(sql`
    SELECT t.ticket_id, t.number, t.version, t.subject, t.kind, t.channel, t.status, t.priority, t.product, t.due_at,
           ${isOverdue} AS is_overdue, t.first_answer_at, t.resolved_at, t.resolution, t.owner_id, t.team_id,
           t.created_at, t.updated_at, co.company_id, co.name AS company_name, u.name AS owner_name, tm.name AS team_name,
           ${lastContact} AS last_contact_at,
           coalesce(p.people, '[]') AS people,
           ${ownColumn('ticket', sql`t.ticket_id`)},
           array_remove(coalesce(p.contact_ids, '{}') || co.sole_trader_contact_id, NULL) AS contact_ids
      FROM ticket t
      LEFT JOIN company co USING (company_id)
      LEFT JOIN app_user u ON u.user_id = t.owner_id
      LEFT JOIN team tm ON tm.team_id = t.team_id
      LEFT JOIN LATERAL (
        SELECT array_agg(tp.contact_id) AS contact_ids,
               json_agg(json_build_object('contactId', tp.contact_id, 'displayName', c.display_name, 'role', tp.role,
                 'mayBeAsked', EXISTS (${fittingGround(sql`tp.contact_id`)}),
                 'satisfaction', (SELECT json_build_object('score', s.score, 'comment', s.comment, 'createdAt', s.created_at)
                                    FROM ticket_satisfaction s WHERE s.ticket_id = tp.ticket_id AND s.contact_id = tp.contact_id))
                 ORDER BY tp.position, tp.contact_id) AS people
          FROM ticket_person tp JOIN contact c USING (contact_id) WHERE tp.ticket_id = t.ticket_id) p ON true
     WHERE t.ticket_id = ${ticketId}`);

export interface LockedTicket {
  ticket_id: string;
  version: number;
  status: TicketStatus;
  channel: Ticket['channel'];
  subject: string;
  resolution: TicketRecord['resolution'];
  first_answer_at: Date | null;
  company_id: string | null;
  owner_id: string | null;
  team_id: string | null;
  contact_ids: string[];
}

/**
 * Locks the row, so that what is checked still holds when it is changed. Its people are locked before it, in the order
 * that erasure takes too. @throws AppError not-found, conflict
 */
export async function lockTicket(tx: Tx, ticketId: string, version?: number): Promise<LockedTicket> {
  const [, current] = await tx.batch([
    sql`SELECT contact_id FROM ticket_person WHERE ticket_id = ${ticketId} ORDER BY contact_id FOR UPDATE`,
    sql`SELECT t.ticket_id, t.version, t.status, t.channel, t.subject, t.resolution, t.first_answer_at, t.company_id, t.owner_id, t.team_id,
               ARRAY(SELECT p.contact_id FROM ticket_person p WHERE p.ticket_id = t.ticket_id ORDER BY p.position, p.contact_id) AS contact_ids
          FROM ticket t WHERE t.ticket_id = ${ticketId} FOR UPDATE OF t`,
  ]);
  const row = current!.rows[0] as unknown as LockedTicket | undefined;
  if (!row) throw new AppError('not-found');
  if (version !== undefined && row.version !== version)
    throw new AppError('conflict', { faults: [{ at: 'body.version', code: 'changed-meanwhile' }] });
  return row;
}

/** @throws AppError not-found */
export async function deleteTicket(tx: Tx, ticketId: string): Promise<void> {
  await lockTicket(tx, ticketId);
  await tx.execute(sql`DELETE FROM ticket WHERE ticket_id = ${ticketId}`);
}

/** What became of a case: the statement that writes it. Going back to open work takes the resolution away. */
export const setStatus = (
  ticketId: string,
  status: TicketStatus,
  resolution: TicketRecord['resolution'],
): Sql => sql`
  UPDATE ticket SET status = ${status}, resolution = ${resolution},
         resolved_at = CASE WHEN ${status} IN ('resolved', 'closed') THEN coalesce(resolved_at, now()) END,
         version = version + 1, updated_at = now()
   WHERE ticket_id = ${ticketId}`;

/** A message stands in the conversation of a case: it has changed, and perhaps been answered for the first time. */
export const setAnswered = (ticketId: string, isAnswer: boolean): Sql => sql`
  UPDATE ticket SET updated_at = now(), first_answer_at = CASE WHEN ${isAnswer} THEN coalesce(first_answer_at, now()) ELSE first_answer_at END
   WHERE ticket_id = ${ticketId}`;

export const setAssignment = (ticketId: string, ownerId: string | null, teamId: string | null): Sql => sql`
  UPDATE ticket SET owner_id = ${ownerId}, team_id = ${teamId}, version = version + 1, updated_at = now()
   WHERE ticket_id = ${ticketId}`;
