import { z } from 'zod';
import { id, wireDate, wireTime } from '../../kernel/wire.ts';

const money = z.object({ currency: z.string(), cents: z.number().int() });

/** Open deals by stage: of the first pipeline that takes new ones. */
const pipelineChart = z.object({
  pipelineId: id,
  name: z.string(),
  stages: z.array(z.object({ stageId: id, name: z.string(), count: z.number().int(), sums: z.array(money) })),
});
export const OPEN_TICKET_STATUSES = ['new', 'open', 'waiting'] as const;
export const OPEN_TICKET_PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
const ticketChart = z.object({
  byStatus: z.array(z.object({ status: z.enum(OPEN_TICKET_STATUSES), count: z.number().int() })),
  byPriority: z.array(z.object({ priority: z.enum(OPEN_TICKET_PRIORITIES), count: z.number().int() })),
  overdue: z.number().int(),
});
/** By days since the invoice was due. */
export const AGES = ['to-30', 'to-60', 'to-90', 'over-90'] as const;
const invoiceChart = z.object({
  ages: z.array(z.object({ age: z.enum(AGES), count: z.number().int(), sums: z.array(money) })),
});

/** The start page, under the purpose of the call: what ends soon, what waits, what came in. */
export const home = z.object({
  contactCount: z.number().int(),
  /** Contacts whose last ground ends within 30 days, soonest first, at most 10. */
  endingSoon: z.array(
    z.object({ contactId: id, displayName: z.string(), deletesAt: wireTime, because: z.string() }),
  ),
  /**
   * Rows by kind that go by age within 30 days although their contacts stay: numbers of the whole firm, for who may read its
   * deletion rules and forecast (register.read). Empty for everybody else.
   */
  rowsEndingSoon: z.array(z.object({ table: z.string(), label: z.string(), rows: z.number().int() })),
  /** Number of grounds of this purpose that end in each of the next 12 weeks. */
  endsByWeek: z.array(z.object({ weekStart: wireDate, count: z.number().int() })),
  /** Each null where the caller may not see it, or the purpose does not open it. */
  pipeline: pipelineChart.nullable(),
  tickets: ticketChart.nullable(),
  overdueInvoices: invoiceChart.nullable(),
  /** Empty unless the caller handles rights and may use that purpose. */
  openRequests: z.array(
    z.object({
      requestId: id,
      /** Null: from somebody who is no contact. */
      contactId: id.nullable(),
      displayName: z.string(),
      kind: z.string(),
      dueOn: wireDate,
    }),
  ),
  openRequestCount: z.number().int(),
  /** Restricted records without names, and what is due of theirs; null unless the caller handles rights. */
  restrictions: z
    .object({
      count: z.number().int(),
      reviewsDue: z.number().int(),
      /** Open requests of restricted people: they are in no other list of this page. */
      requests: z.number().int(),
      nextRequestDue: wireDate.nullable(),
    })
    .nullable(),
  /** Openings of restricted records that wait for the caller as the second person. */
  openingsWaiting: z.number().int(),
  /** Rows in quarantine that the caller may see, and when the first one goes. */
  quarantineCount: z.number().int(),
  quarantineNextDeletion: wireTime.nullable(),
  recent: z.array(z.object({ contactId: id, displayName: z.string(), updatedAt: wireTime })),
});
export type Home = z.output<typeof home>;
