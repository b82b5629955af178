import { v7 as uuid } from 'uuid';
import { join, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { type OwnValue, writeOwn } from '../fields/index.ts';
import type { DealChange, DealInput, DealItemInput } from './contract.ts';

/** A deal ready to be stored. */
export interface NewDeal
  extends Pick<
    DealInput,
    'title' | 'companyId' | 'people' | 'amountCents' | 'currency' | 'expectedOn' | 'source' | 'items'
  > {
  dealId: string;
  stageId: string;
  ownerId: string | null;
  teamId: string | null;
  /** Values of own fields, all of them open under the purpose of the transaction. */
  ownValues?: readonly OwnValue[];
}

/** Distance between two cards, so that others fit between them. */
export const RANK_GAP = 65_536;

/**
 * Any number of deals, each at the top of its stage, with their people, items and first entry in the history. People
 * come first: the policy of a deal asks for one who is seen.
 */
export async function insertDeals(tx: Tx, deals: readonly NewDeal[]): Promise<void> {
  const records = deals.map((deal, n) => ({
    n,
    deal_id: deal.dealId,
    title: deal.title,
    company_id: deal.companyId,
    stage_id: deal.stageId,
    amount_cents: deal.amountCents,
    currency: deal.currency,
    expected_on: deal.expectedOn,
    source: deal.source,
    owner_id: deal.ownerId,
    team_id: deal.teamId,
    has_people: deal.people.length > 0,
  }));
  await tx.batch([
    ...deals.flatMap(({ dealId, people }) => upsertPeople(dealId, people)),
    sql`
      INSERT INTO deal (deal_id, title, company_id, stage_id, board_rank, amount_cents, currency, expected_on, source,
        owner_id, team_id, has_people, created_by)
      SELECT n.deal_id, n.title, n.company_id, n.stage_id,
             coalesce((SELECT min(d.board_rank) FROM deal d WHERE d.stage_id = n.stage_id), 0) - (n.n + 1) * ${RANK_GAP}::bigint,
             n.amount_cents, n.currency, n.expected_on, n.source, n.owner_id, n.team_id, n.has_people, ${tx.work.actor.id}::uuid
        FROM json_to_recordset(${JSON.stringify(records)}::json) AS n(n integer, deal_id uuid, title text, company_id uuid,
          stage_id uuid, amount_cents bigint, currency text, expected_on date, source text, owner_id uuid, team_id uuid,
          has_people boolean)`,
    ...insertItems(deals),
    ...writeOwn(
      tx,
      'deal',
      deals.map(({ dealId, ownValues = [] }) => ({ recordId: dealId, values: ownValues })),
    ),
    noteStages(
      tx,
      deals.map(({ dealId }) => dealId),
    ),
  ]);
  tx.touch(deals.flatMap(({ people }) => people.map(({ contactId }) => contactId)));
}

/** People of one deal in their order; those there already get their new role and place. */
export function upsertPeople(dealId: string, people: DealInput['people']): Sql[] {
  if (people.length === 0) return [];
  const records = people.map(({ contactId, role }, position) => ({ contact_id: contactId, role, position }));
  return [
    sql`
      INSERT INTO deal_person (contact_id, deal_id, role, position)
      SELECT n.contact_id, ${dealId}::uuid, n.role, n.position
        FROM json_to_recordset(${JSON.stringify(records)}::json) AS n(contact_id uuid, role text, position smallint)
      ON CONFLICT (contact_id, deal_id) DO UPDATE SET role = excluded.role, position = excluded.position`,
  ];
}

/** Takes out whom the caller sees and did not name. */
export const deleteOtherPeople = (dealId: string, people: DealInput['people']): Sql =>
  sql`DELETE FROM deal_person WHERE deal_id = ${dealId} AND contact_id <> ALL (${people.map(({ contactId }) => contactId)}::uuid[])`;

export const deleteItems = (dealId: string): Sql => sql`DELETE FROM deal_item WHERE deal_id = ${dealId}`;

export function insertItems(deals: readonly { dealId: string; items: readonly DealItemInput[] }[]): Sql[] {
  const records = deals.flatMap(({ dealId, items }) =>
    items.map((item, position) => ({
      item_id: uuid(),
      deal_id: dealId,
      position,
      product_id: item.productId,
      name: item.name,
      quantity_thousandths: Math.round(item.quantity * 1000),
      unit_price_cents: item.unitPriceCents,
      discount_basis_points: Math.round(item.discountPercent * 100),
    })),
  );
  if (records.length === 0) return [];
  return [
    sql`
      INSERT INTO deal_item (item_id, deal_id, position, product_id, name, quantity_thousandths, unit_price_cents, discount_basis_points)
      SELECT n.item_id, n.deal_id, n.position, n.product_id, n.name, n.quantity_thousandths, n.unit_price_cents, n.discount_basis_points
        FROM json_to_recordset(${JSON.stringify(records)}::json) AS n(item_id uuid, deal_id uuid, position smallint,
          product_id uuid, name text, quantity_thousandths bigint, unit_price_cents bigint, discount_basis_points smallint)`,
  ];
}

/** An entry in the history of each of the deals: the stage in which it is now. */
export function noteStages(tx: Tx, dealIds: readonly string[]): Sql {
  const records = dealIds.map((dealId) => ({ change_id: uuid(), deal_id: dealId }));
  return sql`
    INSERT INTO deal_stage_change (change_id, deal_id, stage_id, stage_name, entered_at, changed_by)
    SELECT n.change_id, d.deal_id, s.stage_id, s.name, d.stage_since, ${tx.work.actor.id}::uuid
      FROM json_to_recordset(${JSON.stringify(records)}::json) AS n(change_id uuid, deal_id uuid)
      JOIN deal d USING (deal_id) JOIN stage s USING (stage_id)`;
}

/** Columns of the deal itself that a change names. */
export function updateDeal(
  dealId: string,
  change: Omit<DealChange, 'version' | 'people' | 'items' | 'own'>,
): Sql {
  const columns: [unknown, Sql][] = [
    [change.title, sql`title = ${change.title}`],
    [change.companyId, sql`company_id = ${change.companyId}`],
    [change.amountCents, sql`amount_cents = ${change.amountCents}`],
    [change.currency, sql`currency = ${change.currency}`],
    [change.expectedOn, sql`expected_on = ${change.expectedOn}`],
    [change.source, sql`source = ${change.source}`],
    [change.ownerId, sql`owner_id = ${change.ownerId}`],
    [change.teamId, sql`team_id = ${change.teamId}`],
  ];
  const set = columns.filter(([value]) => value !== undefined).map(([, assignment]) => assignment);
  return sql`UPDATE deal SET ${join([...set, sql`version = version + 1, updated_at = now()`])} WHERE deal_id = ${dealId}`;
}
