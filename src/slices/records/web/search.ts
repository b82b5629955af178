import { z } from 'zod';

export const WHOSE = ['contact', 'staff', 'nobody'] as const;

/** Filters of the data map as they stand in the address. */
export const dataMapSearch = z.object({
  q: z.string().trim().max(120).optional().catch(undefined),
  whose: z.enum(WHOSE).optional().catch(undefined),
});
export type DataMapSearch = z.output<typeof dataMapSearch>;
