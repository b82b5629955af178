import { AppError } from '../../kernel/app-error.ts';
import { join, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { InteractionChange } from './contract.ts';
import type { NewInteraction } from './new-interaction.ts';

/** What a new or changed interaction names, as far as the purpose shows it. */
export interface Named {
  contacts: ReadonlySet<string>;
  companies: ReadonlySet<string>;
  /** Deals and tickets with their company. */
  deals: ReadonlyMap<string, string | null>;
  tickets: ReadonlyMap<string, string | null>;
  /** Main company of the first of the people. */
  companyOfFirst: string | null;
}

/** One round trip for all of them. */
export async function readNamed(
  tx: Tx,
  ids: {
    people: readonly string[];
    companyId?: string | null | undefined;
    dealId?: string | null | undefined;
    ticketId?: string | null | undefined;
  },
): Promise<Named> {
  const [contacts, companies, deals, tickets, first] = (await tx.batch([
    sql`SELECT contact_id FROM contact WHERE contact_id = ANY (${ids.people}::uuid[])`,
    sql`SELECT company_id FROM company WHERE company_id = ${ids.companyId ?? null}::uuid`,
    sql`SELECT deal_id AS id, company_id FROM deal WHERE deal_id = ${ids.dealId ?? null}::uuid`,
    sql`SELECT ticket_id AS id, company_id FROM ticket WHERE ticket_id = ${ids.ticketId ?? null}::uuid`,
    sql`SELECT cc.contact_id, co.company_id FROM contact_company cc JOIN company co USING (company_id)
         WHERE cc.contact_id = ${ids.people[0] ?? null}::uuid ORDER BY cc.position LIMIT 1`,
  ])) as unknown as [
    { rows: { contact_id: string }[] },
    { rows: { company_id: string }[] },
    { rows: { id: string; company_id: string | null }[] },
    { rows: { id: string; company_id: string | null }[] },
    { rows: { company_id: string }[] },
  ];
  return {
    contacts: new Set(contacts.rows.map((row) => row.contact_id)),
    companies: new Set(companies.rows.map((row) => row.company_id)),
    deals: new Map(deals.rows.map((row) => [row.id, row.company_id])),
    tickets: new Map(tickets.rows.map((row) => [row.id, row.company_id])),
    companyOfFirst: first.rows[0]?.company_id ?? null,
  };
}

/** Any number in one round trip. The people first: the policy of an interaction asks for one who is there. */
export async function insertInteractions(tx: Tx, rows: readonly NewInteraction[]): Promise<void> {
  if (rows.length === 0) return;
  const people = rows.flatMap((row) =>
    row.people.map((contactId) => ({
      contact_id: contactId,
      interaction_id: row.interactionId,
      occurred_at: row.occurredAt,
      channel: row.channel,
      direction: row.direction,
    })),
  );
  const records = rows.map((row) => ({
    interaction_id: row.interactionId,
    channel: row.channel,
    direction: row.direction,
    occurred_at: row.occurredAt,
    duration_minutes: row.durationMinutes,
    subject: row.subject,
    content: row.content,
    outcome: row.outcome,
    topic: row.topic,
    network: row.network,
    handle: row.handle,
    url: row.url,
    company_id: row.companyId,
    deal_id: row.dealId,
    ticket_id: row.ticketId,
    owner_id: row.ownerId,
    team_id: row.teamId,
    has_people: row.people.length > 0,
  }));
  tx.touch(people.map((row) => row.contact_id));
  await tx.batch([
    sql`
      INSERT INTO interaction_person (contact_id, interaction_id, occurred_at, channel, direction)
      SELECT * FROM json_to_recordset(${JSON.stringify(people)}::json) AS n(contact_id uuid, interaction_id uuid,
        occurred_at timestamptz, channel text, direction text)`,
    sql`
      INSERT INTO interaction (interaction_id, channel, direction, occurred_at, duration_minutes, subject, content, outcome,
        topic, network, handle, url, company_id, deal_id, ticket_id, owner_id, team_id, has_people, created_by)
      SELECT n.*, ${tx.work.actor.id}::uuid
        FROM json_to_recordset(${JSON.stringify(records)}::json) AS n(interaction_id uuid, channel text, direction text,
          occurred_at timestamptz, duration_minutes smallint, subject text, content text, outcome text, topic text,
          network text, handle text, url text, company_id uuid, deal_id uuid, ticket_id uuid, owner_id uuid, team_id uuid,
          has_people boolean)`,
  ]);
}

/** None where it is filed already. */
export const setArchive = (interactionId: string, archiveId: string): Sql =>
  sql`UPDATE interaction SET archive_id = ${archiveId} WHERE interaction_id = ${interactionId} AND archive_id IS NULL`;

export interface CurrentInteraction {
  version: number;
  channel: NewInteraction['channel'];
  direction: NewInteraction['direction'];
  occurred_at: Date;
  subject: string;
  content: string;
  company_id: string | null;
  has_people: boolean;
  contact_ids: string[];
}

/**
 * The people against an erasure that goes on beside: it locks them first, and then goes through tables in an order of its
 * own, so that whoever does not wait here can meet it halfway and neither gets on.
 */
const holdPeople = (interactionId: string): Sql => sql`
  SELECT contact_id FROM contact WHERE contact_id IN (SELECT contact_id FROM interaction_person WHERE interaction_id = ${interactionId})
   ORDER BY contact_id FOR KEY SHARE`;

/** What is there before a change. @throws AppError not-found */
export async function lockInteraction(tx: Tx, interactionId: string): Promise<CurrentInteraction> {
  const [, current] = await tx.batch([
    holdPeople(interactionId),
    sql`SELECT i.version, i.channel, i.direction, i.occurred_at, i.subject, i.content, i.company_id, i.has_people,
               coalesce((SELECT array_agg(p.contact_id) FROM interaction_person p WHERE p.interaction_id = i.interaction_id), '{}') AS contact_ids
          FROM interaction i WHERE i.interaction_id = ${interactionId}`,
  ]);
  const row = current!.rows[0] as unknown as CurrentInteraction | undefined;
  if (!row) throw new AppError('not-found');
  return row;
}

/**
 * Writes what the change names; people who join come before the others leave, since a record goes with its last person.
 * False, and nothing done, where the version is not the current one any more.
 */
export async function updateInteraction(
  tx: Tx,
  interactionId: string,
  { version, people, ...change }: InteractionChange,
  current: CurrentInteraction,
): Promise<boolean> {
  const came = people?.filter((contactId) => !current.contact_ids.includes(contactId)) ?? [];
  const left = people ? current.contact_ids.filter((contactId) => !people.includes(contactId)) : [];
  const columns: [unknown, Sql][] = [
    [change.channel, sql`channel = ${change.channel}`],
    [change.direction, sql`direction = ${change.direction}`],
    [change.occurredAt, sql`occurred_at = ${change.occurredAt}::timestamptz`],
    [change.durationMinutes, sql`duration_minutes = ${change.durationMinutes}`],
    [change.subject, sql`subject = ${change.subject}`],
    [change.content, sql`content = ${change.content}`],
    [change.outcome, sql`outcome = ${change.outcome}`],
    [change.topic, sql`topic = ${change.topic}`],
    [change.network, sql`network = ${change.network}`],
    [change.handle, sql`handle = ${change.handle}`],
    [change.url, sql`url = ${change.url}`],
    [change.companyId, sql`company_id = ${change.companyId}`],
    [change.dealId, sql`deal_id = ${change.dealId}`],
    [change.ticketId, sql`ticket_id = ${change.ticketId}`],
  ];
  const set = columns.filter(([value]) => value !== undefined).map(([, assignment]) => assignment);
  tx.touch([...came, ...left]);
  const results = await tx.batch([
    sql`UPDATE interaction SET ${join([...set, sql`version = version + 1, updated_at = now()`])}
         WHERE interaction_id = ${interactionId} AND version = ${version}`,
    sql`INSERT INTO interaction_person (contact_id, interaction_id, occurred_at, channel, direction)
        SELECT n.contact_id, i.interaction_id, i.occurred_at, i.channel, i.direction
          FROM interaction i, unnest(${came}::uuid[]) AS n(contact_id) WHERE i.interaction_id = ${interactionId}`,
    sql`DELETE FROM interaction_person WHERE interaction_id = ${interactionId} AND contact_id = ANY (${left}::uuid[])`,
  ]);
  return results[0]!.rowCount === 1;
}

/**
 * Takes the people whom the caller sees out of it, and with the last of all the record goes; one about a company alone
 * goes at once. What others took part in whom the caller does not see stays theirs. False where there is no such record.
 */
export async function removeInteraction(tx: Tx, interactionId: string): Promise<boolean> {
  const [, found] = await tx.batch([
    holdPeople(interactionId),
    sql`SELECT interaction_id FROM interaction WHERE interaction_id = ${interactionId}`,
  ]);
  if (found!.rowCount === 0) return false;
  await tx.batch([
    sql`DELETE FROM interaction_person WHERE interaction_id = ${interactionId}`,
    sql`DELETE FROM interaction WHERE interaction_id = ${interactionId} AND NOT has_people`,
  ]);
  return true;
}
