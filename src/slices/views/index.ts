/** What other slices may call. */
export { createView } from './save-view.ts';
