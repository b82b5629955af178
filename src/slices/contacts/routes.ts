import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { changeContact } from './change-contact.ts';
import { contact, contactChange, contactInput } from './contract.ts';
import { createContact } from './create-contact.ts';
import { presentContact } from './present-contact.ts';
import { contactListRoutes } from './routes-list.ts';
import { readContact } from './store-contact.ts';

const createRoute = route({
  method: 'POST',
  path: '/api/v1/contacts',
  summary: 'Create a contact with its grounds, one of them for the purpose of the call',
  may: 'contact.write',
  purpose: 'caller',
  action: 'contacts.create',
  body: contactInput,
  response: contact,
  status: 201,
  async handle(ctx, tx, { body, language }) {
    const contactId = await createContact(ctx, tx, body, language);
    return presentContact(tx, await readContact(tx, contactId));
  },
});

const readRoute = route({
  method: 'GET',
  path: '/api/v1/contacts/{id}',
  summary: 'Read a contact; lists of categories that the purpose does not open come empty',
  may: 'contact.read',
  purpose: 'caller',
  action: 'contacts.read',
  params: idParams,
  response: contact,
  handle: async (_ctx, tx, { params }) => presentContact(tx, await readContact(tx, params.id)),
});

const changeRoute = route({
  method: 'PATCH',
  path: '/api/v1/contacts/{id}',
  summary: 'Change the named fields of a contact; lists as a whole; `version` is the one that was read',
  may: 'contact.write',
  purpose: 'caller',
  action: 'contacts.change',
  params: idParams,
  body: contactChange,
  response: contact,
  async handle(ctx, tx, { params, body }) {
    await changeContact(ctx, tx, params.id, body);
    return presentContact(tx, await readContact(tx, params.id));
  },
});

export const contactRoutes = [createRoute, readRoute, changeRoute, ...contactListRoutes];
