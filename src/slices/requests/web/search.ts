import { z } from 'zod';
import { REQUEST_KINDS } from '../contract.ts';

export const SHOWN_STATES = ['pending', 'done', 'refused', 'all'] as const;

/** The list of requests as it stands in the address. */
export const rightsDeskSearch = z.object({
  /** Default: pending. */
  state: z.enum(SHOWN_STATES).optional().catch(undefined),
  kind: z.enum(REQUEST_KINDS).optional().catch(undefined),
});
export type RightsDeskSearch = z.output<typeof rightsDeskSearch>;
