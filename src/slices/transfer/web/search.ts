import { z } from 'zod';

export const STEPS = ['mapping', 'footing', 'preview'] as const;
export type Step = (typeof STEPS)[number];

/** Where in the wizard one is; the first step stands without a word. */
export const importSearch = z.object({ step: z.enum(STEPS).optional().catch(undefined) });

export const quarantineSearch = z.object({
  /** Rows of this import alone. */
  importId: z.uuid().optional().catch(undefined),
});
