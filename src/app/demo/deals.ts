import { v7 as uuid } from 'uuid';
import type { Actor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { sql, type Tx } from '../../platform/db/index.ts';
import { type DealInput, dealInput, itemCents, type Pipeline } from '../../slices/deals/contract.ts';
import {
  closeDeal,
  insertDeals,
  type NewDeal,
  readPipelines,
  readReasons,
} from '../../slices/deals/index.ts';
import { insertInteractions } from '../../slices/interactions/index.ts';
import { talksAbout } from './deal-talks.ts';
import { type Dice, dice } from './seeded.ts';

const DAY = 86_400_000;
/** What the demo firm sells: name, net price in cents, usual quantity. */
const CATALOGUE: Record<string, [name: string, cents: number, most: number]> = {
  desk: ['Schreibtisch höhenverstellbar 160 × 80', 54_900, 24],
  chair: ['Bürodrehstuhl Nordlicht Komfort', 32_900, 30],
  locker: ['Rollcontainer abschließbar', 14_900, 30],
  mfp: ['Multifunktionsdrucker A3 Farbe', 389_000, 4],
  printer: ['Laserdrucker A4 Netzwerk', 44_900, 8],
  service: ['Wartung je Gerät und Jahr', 36_000, 8],
  panel: ['Akustik-Trennwand 180 × 140', 27_900, 16],
  display: ['Konferenzdisplay 75 Zoll', 219_000, 3],
  booth: ['Telefonbox Einzelplatz', 489_000, 2],
  paper: ['Kopierpapier A4, Palette', 62_000, 6],
  visit: ['Raumplanung vor Ort, Stunde', 9_500, 12],
};
const TITLES: [title: string, parts: string[]][] = [
  ['Ausstattung neuer Standort', ['desk', 'chair', 'locker', 'visit']],
  ['Drucker für drei Etagen', ['mfp', 'service']],
  ['Umzug im Frühjahr: Möbel und Planung', ['desk', 'chair', 'panel', 'visit']],
  ['Ersatz der Bürostühle', ['chair']],
  ['Konferenzraum mit Display', ['display', 'chair', 'visit']],
  ['Rahmenvertrag Kopierpapier', ['paper']],
  ['Wartungsvertrag Drucker', ['service']],
  ['Höhenverstellbare Tische für die Verwaltung', ['desk', 'visit']],
  ['Akustik im Großraumbüro', ['panel', 'booth', 'visit']],
  ['Empfang und Wartebereich', ['chair', 'locker']],
  ['Druckerflotte modernisieren', ['mfp', 'printer', 'service']],
  ['Homeoffice-Pakete für die Belegschaft', ['desk', 'chair']],
  ['Telefonboxen für den Vertrieb', ['booth']],
  ['Schulungsraum 20 Plätze', ['desk', 'chair', 'display']],
];
const SOURCES = [
  'Bürofachmesse Hamburg',
  'Website',
  'Empfehlung',
  'Bestandskunde',
  'Telefonische Anfrage',
  '',
];

type Customer = { contact_id: string; company_id: string | null };
interface DemoDeal {
  deal: NewDeal;
  outcome: 'open' | 'won' | 'lost';
  /** Names of the stages that it passed, the one it is in last. */
  passed: { stageId: string; name: string }[];
  /** Days ago: begun, and came to where it is. */
  begun: number;
  since: number;
}

/** A pipeline that looks worked with: offers out, some overdue, some won and lost, all of them with a way behind them. */
export async function fillDeals(ctx: Ctx, sellers: readonly Actor[]): Promise<void> {
  const roll = dice(20260924);
  for (const [purpose, count] of [
    ['inquiry', 34],
    ['contract', 42],
  ] as const)
    await ctx.db.perform({ actor: sellers[0]!, purpose, action: 'demo.fill' }, async (tx) => {
      const customers = await tx.query<Customer>(sql`
        SELECT c.contact_id, (SELECT w.company_id FROM contact_company w WHERE w.contact_id = c.contact_id LIMIT 1) AS company_id
          FROM contact c ORDER BY c.contact_id LIMIT ${count * 2}`);
      const [pipeline] = await readPipelines(tx);
      const deals = customers
        .filter((_, index) => index % 2 === 0)
        .map((customer) => inventDeal(roll, ctx.clock.now(), customer, pipeline!, roll.pick(sellers)));
      await insertDeals(
        tx,
        deals.map(({ deal }) => deal),
      );
      await closeSome(tx, roll, deals);
      await tx.execute(backdate(deals, tx.work.actor.id));
      await insertInteractions(
        tx,
        deals
          .filter(() => roll.chance(0.8))
          .flatMap(({ deal, passed, begun, since }) =>
            talksAbout(tx, roll, ctx.clock.now(), {
              dealId: deal.dealId,
              companyId: deal.companyId,
              contactId: deal.people[0]!.contactId,
              stages: passed.length,
              begun,
              since,
            }),
          ),
      );
    });
}

function inventDeal(
  roll: Dice,
  now: Date,
  { contact_id: contactId, company_id: companyId }: Customer,
  { stages }: Pipeline,
  owner: Actor,
): DemoDeal {
  const [title, parts] = roll.pick(TITLES);
  const open = stages.filter((stage) => stage.outcome === 'open');
  const outcome = roll.pick(['open', 'open', 'open', 'open', 'won', 'lost'] as const);
  const at =
    outcome === 'won' ? open.length - 1 : Math.min(roll.below(open.length), roll.below(open.length + 1));
  const begun = 12 + roll.below(100);
  const since = outcome === 'open' ? roll.below(Math.min(begun, 28)) : roll.below(Math.min(begun, 70));
  const items: DealInput['items'] = roll.chance(0.7)
    ? parts.map((part) => {
        const [name, unitPriceCents, most] = CATALOGUE[part]!;
        const discountPercent = roll.pick([0, 0, 0, 5, 7.5, 10]);
        return { productId: null, name, unitPriceCents, discountPercent, quantity: 1 + roll.below(most) };
      })
    : [];
  const input = dealInput.parse({
    title,
    companyId: roll.chance(0.95) ? companyId : null,
    people: [{ contactId, role: roll.pick(['decider', 'buyer', 'user', 'other'] as const) }],
    amountCents:
      items.length > 0
        ? items.reduce((sum, item) => sum + itemCents(item), 0)
        : (2 + roll.below(60)) * 50_000,
    expectedOn: roll.chance(0.9) ? dayFrom(now, roll.below(190) - 25) : null,
    source: roll.pick(SOURCES),
    items,
  });
  return {
    deal: { ...input, dealId: uuid(), stageId: open[at]!.stageId, ownerId: owner.id, teamId: owner.teamId },
    outcome,
    passed: open.slice(0, at + 1),
    begun,
    since,
  };
}

const dayFrom = (now: Date, days: number): string =>
  new Date(now.getTime() + days * DAY).toISOString().slice(0, 10);

async function closeSome(tx: Tx, roll: Dice, deals: readonly DemoDeal[]): Promise<void> {
  const reasons = await readReasons(tx);
  for (const { deal, outcome } of deals) {
    if (outcome === 'open') continue;
    const { reasonId } = roll.pick(reasons.filter((reason) => reason.outcome === outcome));
    await closeDeal(tx, deal.dealId, outcome, { version: 1, reasonId });
  }
}

/** Gives the deals their past: when they began, through which stages they came, since when they are where they are. */
function backdate(deals: readonly DemoDeal[], by: string) {
  const records = deals.map(({ deal, begun, since }) => ({ deal_id: deal.dealId, begun, since }));
  const steps = deals.flatMap(({ deal, passed, begun, since, outcome }) =>
    // The last of the open stages is noted already, unless the deal left it.
    passed.slice(0, outcome === 'open' ? -1 : undefined).map(({ stageId, name }, index, all) => ({
      change_id: uuid(),
      deal_id: deal.dealId,
      stage_id: stageId,
      stage_name: name,
      days: begun - ((begun - since) * index) / all.length,
    })),
  );
  return sql`
    WITH record AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(records)}::json) AS n(deal_id uuid, begun integer, since integer)
    ), step AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(steps)}::json)
        AS n(change_id uuid, deal_id uuid, stage_id uuid, stage_name text, days float8)
    ), old AS (
      DELETE FROM deal_stage_change c USING deal d, record r
       WHERE c.deal_id = d.deal_id AND r.deal_id = d.deal_id AND d.closed_at IS NOT NULL AND c.stage_id <> d.stage_id
    ), last AS (
      UPDATE deal_stage_change c SET entered_at = now() - make_interval(days => r.since) FROM record r, deal d
       WHERE c.deal_id = r.deal_id AND d.deal_id = r.deal_id AND c.stage_id = d.stage_id
    ), passed AS (
      INSERT INTO deal_stage_change (change_id, deal_id, stage_id, stage_name, entered_at, changed_by)
      SELECT change_id, deal_id, stage_id, stage_name, now() - days * interval '1 day', ${by}::uuid FROM step
    )
    UPDATE deal d SET created_at = now() - make_interval(days => r.begun), stage_since = now() - make_interval(days => r.since),
           updated_at = now() - make_interval(days => r.since),
           closed_at = CASE WHEN d.closed_at IS NOT NULL THEN now() - make_interval(days => r.since) END
      FROM record r WHERE d.deal_id = r.deal_id`;
}
