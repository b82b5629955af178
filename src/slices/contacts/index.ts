/** What other slices may call. */
export { closedFields } from './closed-fields.ts';
export { insertContacts } from './insert-contacts.ts';
export type { ContactFields, NewContact, PhoneField } from './new-contact.ts';
export { prepareContact } from './prepare-contact.ts';
export { updateContactBlanks } from './update-contact-blanks.ts';
