import { z } from 'zod';
import { CATEGORIES, type Category } from '../../../kernel/category.ts';

export const WHOSE = ['contact', 'staff', 'nobody'] as const;
export type Whose = (typeof WHOSE)[number];

export const isCategory = (name: string | null): name is Category => name !== null && name in CATEGORIES;
/** In the order of the register's bits. */
export const CATEGORY_KEYS = Object.keys(CATEGORIES).filter(isCategory);

/** Filters of the data map as they stand in the address. */
export const dataMapSearch = z.object({
  q: z.string().trim().max(120).optional().catch(undefined),
  whose: z.enum(WHOSE).optional().catch(undefined),
  category: z.enum(CATEGORY_KEYS).optional().catch(undefined),
  purpose: z.string().max(40).optional().catch(undefined),
});
export type DataMapSearch = z.output<typeof dataMapSearch>;
