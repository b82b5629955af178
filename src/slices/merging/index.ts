/** What other slices may call. */
export { mergeContacts } from './merge-contacts.ts';
export { searchDuplicates } from './search-duplicates.ts';
