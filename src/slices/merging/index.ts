/** What other slices may call. */
export { mergeAgain } from './merge-again.ts';
export { mergeContacts } from './merge-contacts.ts';
export { searchDuplicates } from './search-duplicates.ts';
