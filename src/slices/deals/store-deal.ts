import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { type OwnEntries, ownColumn } from '../fields/index.ts';
import type { Deal } from './contract.ts';
import { type DealRowRecord, rowColumns, rowJoins } from './store-row.ts';

export interface DealRecord extends DealRowRecord {
  pipeline_name: string;
  source: string;
  team_id: string | null;
  close_reason: Deal['closeReason'];
  items:
    | {
        productId: string | null;
        name: string;
        quantityThousandths: number;
        unitPriceCents: number;
        discountBasisPoints: number;
      }[]
    | null;
  own: OwnEntries;
  stage_changes:
    | { stageId: string | null; stageName: string; enteredAt: string; changedByName: string | null }[]
    | null;
}

/** One deal with people, items and history, in one statement. */
export const findDeal = (tx: Tx, dealId: string): Promise<DealRecord | undefined> =>
  tx.maybe<DealRecord>(sql`
    SELECT ${rowColumns}, pl.name AS pipeline_name, d.source, d.team_id, ${ownColumn('deal', sql`d.deal_id`)},
           (SELECT json_build_object('reasonId', r.reason_id, 'labelDe', r.label_de, 'labelEn', r.label_en)
              FROM close_reason r WHERE r.reason_id = d.close_reason_id) AS close_reason,
           (SELECT json_agg(json_build_object('productId', it.product_id, 'name', it.name, 'quantityThousandths',
                     it.quantity_thousandths, 'unitPriceCents', it.unit_price_cents, 'discountBasisPoints',
                     it.discount_basis_points) ORDER BY it.position)
              FROM deal_item it WHERE it.deal_id = d.deal_id) AS items,
           (SELECT json_agg(json_build_object('stageId', ch.stage_id, 'stageName', ch.stage_name, 'enteredAt', ch.entered_at,
                     'changedByName', cu.name) ORDER BY ch.entered_at, ch.change_id)
              FROM deal_stage_change ch LEFT JOIN app_user cu ON cu.user_id = ch.changed_by
             WHERE ch.deal_id = d.deal_id) AS stage_changes
      FROM deal d ${rowJoins} JOIN pipeline pl ON pl.pipeline_id = s.pipeline_id
     WHERE d.deal_id = ${dealId}`);

export interface LockedDeal {
  deal_id: string;
  version: number;
  stage_id: string;
  pipeline_id: string;
  outcome: Deal['outcome'];
  company_id: string | null;
  owner_id: string | null;
  team_id: string | null;
  has_items: boolean;
  amount_cents: number;
  /** People whom the purpose shows. */
  contact_ids: string[];
}

/** Locks the row, so that what is checked still holds when it is changed. @throws AppError not-found */
export const lockDeal = (tx: Tx, dealId: string): Promise<LockedDeal> =>
  tx.one(sql`
    SELECT d.deal_id, d.version, d.stage_id, s.pipeline_id, s.outcome, d.company_id, d.owner_id, d.team_id, d.amount_cents,
           EXISTS (SELECT FROM deal_item it WHERE it.deal_id = d.deal_id) AS has_items,
           ARRAY(SELECT p.contact_id FROM deal_person p WHERE p.deal_id = d.deal_id ORDER BY p.position) AS contact_ids
      FROM deal d JOIN stage s USING (stage_id) WHERE d.deal_id = ${dealId} FOR UPDATE OF d`);

export const deleteDeal = (dealId: string): Sql => sql`DELETE FROM deal WHERE deal_id = ${dealId}`;

interface Known {
  stage: { stage_id: string; pipeline_id: string; outcome: Deal['outcome'] } | undefined;
  companyIds: ReadonlySet<string>;
  /** The person who is the company, by company: sole traders. */
  traderOf: ReadonlyMap<string, string>;
  contactIds: ReadonlySet<string>;
  teamOfUser: ReadonlyMap<string, string | null>;
  teamIds: ReadonlySet<string>;
  productIds: ReadonlySet<string>;
}

/** Which of the ids that a caller named exist and may be named under the purpose; in one round trip. */
export async function readKnown(
  tx: Tx,
  ids: {
    /** Without one: the first open stage of the first pipeline. */
    stageId: string | undefined;
    companies: readonly string[];
    contacts: readonly string[];
    users: readonly string[];
    teams: readonly string[];
    products: readonly string[];
  },
): Promise<Known> {
  const [stages, companies, contacts, users, teams, products] = (await tx.batch([
    ids.stageId
      ? sql`SELECT stage_id, pipeline_id, outcome FROM stage WHERE stage_id = ${ids.stageId}`
      : sql`SELECT s.stage_id, s.pipeline_id, s.outcome FROM stage s JOIN pipeline p USING (pipeline_id)
             WHERE s.outcome = 'open' ORDER BY p.is_active DESC, p.position, p.pipeline_id, s.position LIMIT 1`,
    sql`SELECT company_id, sole_trader_contact_id AS contact_id FROM company WHERE company_id = ANY (${ids.companies}::uuid[])`,
    sql`SELECT contact_id FROM contact WHERE contact_id = ANY (${ids.contacts}::uuid[])`,
    sql`SELECT user_id, team_id FROM app_user WHERE is_active AND user_id = ANY (${ids.users}::uuid[])`,
    sql`SELECT team_id FROM team WHERE team_id = ANY (${ids.teams}::uuid[])`,
    sql`SELECT product_id FROM product WHERE product_id = ANY (${ids.products}::uuid[])`,
  ])) as unknown as [
    { rows: NonNullable<Known['stage']>[] },
    { rows: { company_id: string; contact_id: string | null }[] },
    { rows: { contact_id: string }[] },
    { rows: { user_id: string; team_id: string | null }[] },
    { rows: { team_id: string }[] },
    { rows: { product_id: string }[] },
  ];
  return {
    stage: stages.rows[0],
    companyIds: new Set(companies.rows.map((row) => row.company_id)),
    traderOf: new Map(
      companies.rows.flatMap((row) => (row.contact_id ? [[row.company_id, row.contact_id]] : [])),
    ),
    contactIds: new Set(contacts.rows.map((row) => row.contact_id)),
    teamOfUser: new Map(users.rows.map((row) => [row.user_id, row.team_id])),
    teamIds: new Set(teams.rows.map((row) => row.team_id)),
    productIds: new Set(products.rows.map((row) => row.product_id)),
  };
}
