import type { z } from 'zod';
import { presentOwn } from '../fields/index.ts';
import { type Deal, type deal, type dealRow, itemCents } from './contract.ts';
import type { DealRecord } from './store-deal.ts';
import type { DealRowRecord } from './store-row.ts';

export const presentDealRow = (row: DealRowRecord): z.input<typeof dealRow> => ({
  dealId: row.deal_id,
  version: row.version,
  title: row.title,
  pipelineId: row.pipeline_id,
  stageId: row.stage_id,
  stageName: row.stage_name,
  outcome: row.outcome,
  probabilityPercent: row.probability_percent,
  stageSince: row.stage_since,
  amountCents: row.amount_cents,
  currency: row.currency,
  expectedOn: row.expected_on,
  closedAt: row.closed_at,
  company: row.company_id ? { companyId: row.company_id, name: row.company_name ?? '' } : null,
  people: row.people ?? [],
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  lastContactAt: row.last_contact_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const presentDeal = (row: DealRecord): z.input<typeof deal> => ({
  ...presentDealRow(row),
  pipelineName: row.pipeline_name,
  closeReason: row.close_reason,
  source: row.source,
  teamId: row.team_id,
  items: (row.items ?? []).map(presentItem),
  ...presentOwn(row.own),
  stageChanges: presentChanges(row.stage_changes ?? []),
});

function presentItem(item: NonNullable<DealRecord['items']>[number]): Deal['items'][number] {
  const { productId, name, unitPriceCents } = item;
  const quantity = item.quantityThousandths / 1000;
  const discountPercent = item.discountBasisPoints / 100;
  return {
    productId,
    name,
    quantity,
    unitPriceCents,
    discountPercent,
    totalCents: itemCents({ quantity, unitPriceCents, discountPercent }),
  };
}

/** Each was left when the next one was entered. */
const presentChanges = (
  changes: NonNullable<DealRecord['stage_changes']>,
): z.input<typeof deal>['stageChanges'] =>
  changes.map((change, index) => ({
    ...change,
    enteredAt: new Date(change.enteredAt),
    leftAt: changes[index + 1] ? new Date(changes[index + 1]!.enteredAt) : null,
  }));
