import { z } from 'zod';

export const REQUEST_STATES = ['open', 'done', 'refused', 'all'] as const;

/** The list of requests as it stands in the address. */
export const rightsDeskSearch = z.object({
  /** Default: open. */
  state: z.enum(REQUEST_STATES).optional().catch(undefined),
  /** The request whose details are shown. */
  request: z.uuid().optional().catch(undefined),
});
export type RightsDeskSearch = z.output<typeof rightsDeskSearch>;
