import { z } from 'zod';

/** Where to go after signing in; only ever a page of our own. */
export const signInSearch = z.object({
  from: z
    .string()
    .startsWith('/')
    .refine((path) => !path.startsWith('//'))
    .optional()
    .catch(undefined),
});
