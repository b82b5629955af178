/** What other slices may call. */
export { checkWishes } from './check-wishes.ts';
export type { Contradiction } from './fields.ts';
