import { z } from 'zod';
import { id, wireDate, wireTime } from '../../kernel/wire.ts';

/** The start page, under the purpose of the call: what ends soon, what waits, what came in. */
export const home = z.object({
  contactCount: z.number().int(),
  /** Contacts whose last ground ends within 30 days, soonest first, at most 10. */
  endingSoon: z.array(
    z.object({ contactId: id, displayName: z.string(), deletesAt: wireTime, because: z.string() }),
  ),
  /** Number of grounds of this purpose that end in each of the next 12 weeks. */
  endsByWeek: z.array(z.object({ weekStart: wireDate, count: z.number().int() })),
  /** Empty unless the caller handles rights and may use that purpose. */
  openRequests: z.array(
    z.object({ requestId: id, contactId: id, displayName: z.string(), kind: z.string(), dueOn: wireDate }),
  ),
  openRequestCount: z.number().int(),
  /** Rows in quarantine that the caller may see, and when the first one goes. */
  quarantineCount: z.number().int(),
  quarantineNextDeletion: wireTime.nullable(),
  recent: z.array(z.object({ contactId: id, displayName: z.string(), updatedAt: wireTime })),
});
export type Home = z.output<typeof home>;
