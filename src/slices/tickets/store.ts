import { join, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { type OwnValue, writeOwn } from '../fields/index.ts';
import type { TicketChange, TicketInput } from './contract.ts';

export type Person = TicketInput['people'][number];
export interface NewTicket extends Omit<TicketInput, 'message' | 'teamId' | 'own'> {
  ticketId: string;
  teamId: string | null;
  /** Values of own fields, all of them open under the purpose of the transaction. */
  ownValues?: readonly OwnValue[];
}

/** People of cases; those who are there already get their new role and place. */
export const putPeople = (rows: readonly { ticketId: string; people: readonly Person[] }[]): Sql => {
  const records = rows.flatMap(({ ticketId, people }) =>
    people.map(({ contactId, role }, position) => ({
      ticket_id: ticketId,
      contact_id: contactId,
      role,
      position,
    })),
  );
  return sql`
    INSERT INTO ticket_person (contact_id, ticket_id, role, position)
    SELECT n.contact_id, n.ticket_id, n.role, n.position
      FROM json_to_recordset(${JSON.stringify(records)}::json) AS n(contact_id uuid, ticket_id uuid, role text, position smallint)
    ON CONFLICT (contact_id, ticket_id) DO UPDATE SET role = excluded.role, position = excluded.position`;
};

/** Takes out everybody whom the caller sees and does not name. */
const removeOthers = (ticketId: string, kept: readonly Person[]): Sql => sql`
  DELETE FROM ticket_person
   WHERE ticket_id = ${ticketId} AND contact_id <> ALL (${kept.map(({ contactId }) => contactId)}::uuid[])`;

/** Any number of cases, with their people first: the policy of a case asks for one of them (migrations/0008). */
export async function insertTickets(tx: Tx, rows: readonly NewTicket[]): Promise<void> {
  if (rows.length === 0) return;
  const records = rows.map((row) => ({
    ticket_id: row.ticketId,
    subject: row.subject,
    company_id: row.companyId,
    kind: row.kind,
    channel: row.channel,
    priority: row.priority,
    product: row.product,
    due_at: row.dueAt,
    owner_id: row.ownerId,
    team_id: row.teamId,
    has_people: row.people.length > 0,
  }));
  await tx.batch([
    putPeople(rows),
    sql`
      INSERT INTO ticket (ticket_id, subject, company_id, kind, channel, priority, product, due_at, owner_id, team_id,
        has_people, created_by)
      SELECT n.ticket_id, n.subject, n.company_id, n.kind, n.channel, n.priority, n.product,
             coalesce(n.due_at, now() + d.hours * interval '1 hour'), n.owner_id, n.team_id, n.has_people, ${tx.work.actor.id}::uuid
        FROM json_to_recordset(${JSON.stringify(records)}::json) AS n(ticket_id uuid, subject text, company_id uuid, kind text,
          channel text, priority text, product text, due_at timestamptz, owner_id uuid, team_id uuid, has_people boolean)
        JOIN ticket_deadline d USING (priority)`,
    ...writeOwn(
      tx,
      'ticket',
      rows.map(({ ticketId, ownValues = [] }) => ({ recordId: ticketId, values: ownValues })),
    ),
  ]);
  tx.touch(rows.flatMap(({ people }) => people.map(({ contactId }) => contactId)));
}

/** A deadline that nobody has touched moves with the priority. */
const newPriority = (priority: string): Sql => sql`
  priority = ${priority},
  due_at = CASE WHEN due_at = created_at + (SELECT d.hours FROM ticket_deadline d WHERE d.priority = ticket.priority) * interval '1 hour'
                THEN created_at + (SELECT d.hours FROM ticket_deadline d WHERE d.priority = ${priority}) * interval '1 hour'
                ELSE due_at END`;

/** Writes the fields that `change` has. */
export async function updateTicket(
  tx: Tx,
  ticketId: string,
  { people, ...change }: Omit<TicketChange, 'version' | 'own'>,
  own: readonly OwnValue[],
): Promise<void> {
  const columns: [unknown, Sql][] = [
    [change.subject, sql`subject = ${change.subject}`],
    [change.kind, sql`kind = ${change.kind}`],
    [change.channel, sql`channel = ${change.channel}`],
    [
      change.priority,
      change.priority && change.dueAt === undefined
        ? newPriority(change.priority)
        : sql`priority = ${change.priority}`,
    ],
    [change.product, sql`product = ${change.product}`],
    [change.dueAt, sql`due_at = ${change.dueAt}`],
    [change.companyId, sql`company_id = ${change.companyId}`],
    [change.ownerId, sql`owner_id = ${change.ownerId}`],
    [change.teamId, sql`team_id = ${change.teamId}`],
  ];
  const set = columns.filter(([value]) => value !== undefined).map(([, assignment]) => assignment);
  await tx.batch([
    ...(people && people.length > 0 ? [putPeople([{ ticketId, people }])] : []),
    sql`UPDATE ticket SET ${join([...set, sql`version = version + 1, updated_at = now()`])} WHERE ticket_id = ${ticketId}`,
    ...writeOwn(tx, 'ticket', [{ recordId: ticketId, values: own }]),
    ...(people ? [removeOthers(ticketId, people)] : []),
  ]);
  if (people) tx.touch(people.map(({ contactId }) => contactId));
}
