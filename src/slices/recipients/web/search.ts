import { z } from 'zod';

export const NOTICE_FILTERS = ['open', 'overdue', 'letters', 'answered', 'all'] as const;

/** The list of notices as it stands in the address. */
export const noticesSearch = z.object({
  /** Default: open. */
  state: z.enum(NOTICE_FILTERS).optional().catch(undefined),
});
