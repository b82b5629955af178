import { type Sql, sql } from '../../platform/db/index.ts';
import type { DealRow } from './contract.ts';

/** A deal as lists and the board show it; `contact_ids` is for the log: its people, and a sole trader's company. */
export interface DealRowRecord {
  deal_id: string;
  version: number;
  title: string;
  pipeline_id: string;
  stage_id: string;
  stage_name: string;
  outcome: DealRow['outcome'];
  probability_percent: number;
  stage_since: Date;
  amount_cents: number;
  currency: string;
  expected_on: string | null;
  closed_at: Date | null;
  company_id: string | null;
  company_name: string | null;
  people: DealRow['people'] | null;
  contact_ids: string[];
  owner_id: string | null;
  owner_name: string | null;
  last_contact_at: Date | null;
  created_at: Date;
  updated_at: Date;
}

/** Columns of a row, from `d` (a deal) and what `rowJoins` looks up. */
export const rowColumns = sql`d.deal_id, d.version, d.title, s.pipeline_id, d.stage_id, s.name AS stage_name, s.outcome,
  s.probability_percent, d.stage_since, d.amount_cents, d.currency, d.expected_on, d.closed_at, co.company_id,
  co.name AS company_name, p.people, array_remove(p.contact_ids || co.sole_trader_contact_id, NULL) AS contact_ids,
  d.owner_id, u.name AS owner_name, i.last_contact_at, d.created_at, d.updated_at`;

/** What a page of deals `d` shows besides; to be joined after the page is cut. */
export const rowJoins = sql`
  JOIN stage s ON s.stage_id = d.stage_id
  LEFT JOIN company co ON co.company_id = d.company_id
  LEFT JOIN app_user u ON u.user_id = d.owner_id
  LEFT JOIN LATERAL (
    SELECT array_agg(x.contact_id) AS contact_ids, json_agg(json_build_object('contactId', c.contact_id,
           'displayName', c.display_name, 'role', x.role) ORDER BY x.position, c.contact_id) AS people
      FROM deal_person x JOIN contact c USING (contact_id) WHERE x.deal_id = d.deal_id) p ON true
  LEFT JOIN LATERAL (
    SELECT x.occurred_at AS last_contact_at FROM interaction x WHERE x.deal_id = d.deal_id AND x.direction <> 'internal'
     ORDER BY x.occurred_at DESC LIMIT 1) i ON true`;

/** A condition of the lists: `d` had its last talk before then, or none yet. */
export const notContactedSince = (time: Date | undefined): Sql =>
  time
    ? sql`NOT EXISTS (SELECT FROM interaction x WHERE x.deal_id = d.deal_id AND x.direction <> 'internal' AND x.occurred_at >= ${time})`
    : sql`NOT EXISTS (SELECT FROM interaction x WHERE x.deal_id = d.deal_id AND x.direction <> 'internal')`;
