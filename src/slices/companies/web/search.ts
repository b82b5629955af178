import { z } from 'zod';

const text = (max: number) => z.string().trim().max(max).optional().catch(undefined);

/** Filters of the company list as they stand in the address. */
export const companySearch = z.object({
  q: text(200),
  sort: z.enum(['name', '-name', 'changed', '-changed']).optional().catch(undefined),
  city: text(120),
  industry: text(120),
});
export type CompanySearch = z.output<typeof companySearch>;
