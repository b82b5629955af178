import { z } from 'zod';

/** The two contacts that a merge page compares, and the pair that they were found as. */
export const mergeSearch = z.object({
  first: z.string().max(40).catch(''),
  second: z.string().max(40).catch(''),
  pair: z.string().max(40).optional().catch(undefined),
});
