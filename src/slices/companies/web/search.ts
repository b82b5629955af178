import { z } from 'zod';
import { ownSearch } from '../../fields/web/own-search.ts';
import { lastContactSearch } from '../../interactions/web/last-contact.ts';

const text = (max: number) => z.string().trim().max(max).optional().catch(undefined);

export const COMPANY_SORTS = ['name', '-name', 'changed', '-changed'] as const;

/** Filters of the company list as they stand in the address. */
export const companySearch = z.object({
  q: text(200),
  sort: z.enum(COMPANY_SORTS).optional().catch(undefined),
  city: text(120),
  industry: text(120),
  own: ownSearch,
  ...lastContactSearch,
  /** The view that the list is seen in. */
  view: text(40),
});
export type CompanySearch = z.output<typeof companySearch>;
