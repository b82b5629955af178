import type { Actor } from '../../kernel/actor.ts';
import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import { AGES, type Home, OPEN_TICKET_PRIORITIES, OPEN_TICKET_STATUSES } from './contract.ts';

/** Which charts there are: the caller may see what they count, and the purpose opens it. */
export interface Charts {
  pipeline: boolean;
  tickets: boolean;
  invoices: boolean;
}

export function chartsFor(tx: Tx, actor: Actor): Charts {
  const { purpose } = tx.work;
  const categories: readonly string[] = tx.purposes.get(purpose)?.categories ?? [];
  const opens = (category: string): boolean => categories.includes(category);
  return {
    pipeline: actor.permissions.has('deal.read') && opens('communication') && purpose !== 'support',
    tickets: actor.permissions.has('ticket.read') && opens('communication') && purpose !== 'inquiry',
    invoices: actor.permissions.has('purchase.read') && opens('purchases') && opens('payment-behaviour'),
  };
}

/** A stage of the first pipeline with its open deals; one row a currency, one without where there is none. */
interface StageRow {
  pipeline_id: string;
  pipeline_name: string;
  stage_id: string;
  stage_name: string;
  currency: string | null;
  count: number;
  cents: number;
}
const openDeals = sql`
  SELECT p.pipeline_id, p.name AS pipeline_name, s.stage_id, s.name AS stage_name, d.currency,
         count(d.deal_id)::int AS count, coalesce(sum(d.amount_cents), 0)::bigint AS cents
    FROM (SELECT pipeline_id, name FROM pipeline WHERE is_active ORDER BY position, pipeline_id LIMIT 1) p
    JOIN stage s ON s.pipeline_id = p.pipeline_id AND s.outcome = 'open'
    LEFT JOIN deal d ON d.stage_id = s.stage_id
   GROUP BY p.pipeline_id, p.name, s.stage_id, s.name, s.position, d.currency
   ORDER BY s.position, s.stage_id, count(d.deal_id) DESC, d.currency`;

interface TicketRow {
  status: (typeof OPEN_TICKET_STATUSES)[number];
  priority: (typeof OPEN_TICKET_PRIORITIES)[number];
  count: number;
  overdue: number;
}
const openTickets = sql`
  SELECT status, priority, count(*)::int AS count, count(*) FILTER (WHERE due_at < now())::int AS overdue
    FROM ticket WHERE status IN ('new', 'open', 'waiting') GROUP BY status, priority`;

interface InvoiceRow {
  age: (typeof AGES)[number];
  currency: string;
  count: number;
  cents: number;
}
/** Days are counted as the list of open items does: in the firm's zone. */
const overdueInvoices = sql`
  SELECT CASE WHEN o.days <= 30 THEN 'to-30' WHEN o.days <= 60 THEN 'to-60' WHEN o.days <= 90 THEN 'to-90' ELSE 'over-90' END AS age,
         o.currency, count(*)::int AS count, sum(o.open_cents)::bigint AS cents
    FROM (SELECT (now() AT TIME ZONE 'Europe/Berlin')::date - b.due_on AS days, i.currency, b.open_cents
            FROM invoice_balance b JOIN invoice i USING (invoice_id)
           WHERE b.open_cents > 0 AND b.due_on < (now() AT TIME ZONE 'Europe/Berlin')::date) o
   GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2`;

/** The statements of the charts, to go out with those of the rest of the page. Numbers, nobody's names. */
export const chartStatements = (charts: Charts): Sql[] => [
  ...(charts.pipeline ? [openDeals] : []),
  ...(charts.tickets ? [openTickets] : []),
  ...(charts.invoices ? [overdueInvoices] : []),
];

export type ChartsPart = Pick<Home, 'pipeline' | 'tickets' | 'overdueInvoices'>;

/** What the statements brought back, in their order. */
export function presentCharts(charts: Charts, results: readonly { rows: unknown[] }[]): ChartsPart {
  const left = [...results];
  const rowsOf = <Row>(has: boolean): Row[] | null => (has ? (left.shift()?.rows as Row[]) : null);
  const stages = rowsOf<StageRow>(charts.pipeline);
  const tickets = rowsOf<TicketRow>(charts.tickets);
  const invoices = rowsOf<InvoiceRow>(charts.invoices);
  return {
    pipeline: stages && presentPipeline(stages),
    tickets: tickets && presentTickets(tickets),
    overdueInvoices: invoices && {
      ages: AGES.map((age) => ({ age, ...sumUp(invoices.filter((row) => row.age === age)) })),
    },
  };
}

const sumUp = (rows: readonly { currency: string | null; count: number; cents: number }[]) => ({
  count: rows.reduce((total, { count }) => total + count, 0),
  sums: rows.flatMap(({ currency, cents }) => (currency === null ? [] : [{ currency, cents }])),
});

function presentPipeline(rows: readonly StageRow[]): ChartsPart['pipeline'] {
  const first = rows[0];
  if (!first) return null;
  return {
    pipelineId: first.pipeline_id,
    name: first.pipeline_name,
    stages: [...Map.groupBy(rows, ({ stage_id }) => stage_id)].map(([stageId, of]) => ({
      stageId,
      name: of[0]!.stage_name,
      ...sumUp(of),
    })),
  };
}

function presentTickets(rows: readonly TicketRow[]): NonNullable<ChartsPart['tickets']> {
  const sum = (of: readonly TicketRow[], what: 'count' | 'overdue' = 'count') =>
    of.reduce((total, row) => total + row[what], 0);
  return {
    byStatus: OPEN_TICKET_STATUSES.map((status) => ({
      status,
      count: sum(rows.filter((row) => row.status === status)),
    })),
    byPriority: OPEN_TICKET_PRIORITIES.map((priority) => ({
      priority,
      count: sum(rows.filter((row) => row.priority === priority)),
    })),
    overdue: sum(rows, 'overdue'),
  };
}
