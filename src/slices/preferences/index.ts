/** What other slices may call. */
export { checkWishes } from './check-wishes.ts';
export type { Contradiction } from './fields.ts';
export { addPreference } from './keep-preference.ts';
export { addWish } from './keep-wish.ts';
