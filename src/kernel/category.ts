/**
 * Data categories. A purpose opens a set of them; a table belongs to exactly one. The bits are what the
 * row-level policies compare (migrations/0002), so a value here never changes its meaning once released.
 */
export const CATEGORIES = {
  identity: 1,
  'contact-points': 2,
  communication: 4,
  preferences: 8,
  purchases: 16,
  'payment-behaviour': 32,
  credit: 64,
  special: 128,
  /** Accounts of the firm's own people; opened by the purpose `access` only. */
  staff: 256,
  /** Files that came in and are not yet anybody's contact: import staging and quarantine. */
  intake: 512,
} as const;

export type Category = keyof typeof CATEGORIES;

/** Names of the categories in a mask, in the order of their bits. */
export const categoriesIn = (mask: number): Category[] =>
  (Object.keys(CATEGORIES) as Category[]).filter((category) => (mask & CATEGORIES[category]) !== 0);

export const categoryMask = (categories: readonly Category[]): number =>
  categories.reduce((mask, category) => mask | CATEGORIES[category], 0);
