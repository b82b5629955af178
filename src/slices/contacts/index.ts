/** What other slices may call. */
export { changeContact } from './change-contact.ts';
export { checkAssignment, selectContacts, selectionByFilters } from './change-many.ts';
export { closedFields } from './closed-fields.ts';
export { correctContact } from './correct-contact.ts';
export { insertContacts } from './insert-contacts.ts';
export type { ContactFilters } from './list-contacts.ts';
export type { ContactFields, NewContact, PhoneField } from './new-contact.ts';
export { prepareContact } from './prepare-contact.ts';
export { presentContact } from './present-contact.ts';
export { refreshContacts } from './refresh-contacts.ts';
export { readContact } from './store-contact.ts';
export {
  assignMany,
  labelMany,
  restoreAssignments,
  restoreLabels,
  selectVisible as visibleContacts,
} from './store-many.ts';
export { emailsBefore } from './store-since.ts';
export { takeBlanks } from './store-take.ts';
export { updateContactBlanks } from './update-contact-blanks.ts';
