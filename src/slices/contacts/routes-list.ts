import { AppError } from '../../kernel/app-error.ts';
import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { findVisibleCompanies } from '../companies/index.ts';
import {
  companyContactsQuery,
  contactCount,
  contactCountQuery,
  contactPage,
  contactQuery,
  duplicateList,
  duplicateQuery,
} from './contract.ts';
import { findDuplicates } from './find-duplicates.ts';
import { countAll, findContacts } from './list-contacts.ts';

const listRoute = route({
  method: 'GET',
  path: '/api/v1/contacts',
  summary: 'List contacts, or search with `q`: then one page by fit, and `sort` is ignored',
  may: 'contact.read',
  purpose: 'caller',
  action: 'contacts.list',
  query: contactQuery,
  response: contactPage,
  handle: (_ctx, tx, { query }) => findContacts(tx, query),
});

const countRoute = route({
  method: 'GET',
  path: '/api/v1/contacts/count',
  summary: 'Count the contacts that the filters leave; with `q` at most 1,000',
  may: 'contact.read',
  purpose: 'caller',
  action: 'contacts.count',
  query: contactCountQuery,
  response: contactCount,
  handle: async (_ctx, tx, { query }) => ({ count: await countAll(tx, query) }),
});

const duplicatesRoute = route({
  method: 'POST',
  path: '/api/v1/contacts/duplicates',
  summary: 'Ask who already has these e-mail addresses or phone numbers',
  may: 'contact.write',
  purpose: 'caller',
  action: 'contacts.find-duplicates',
  body: duplicateQuery,
  response: duplicateList,
  handle: async (_ctx, tx, { body }) => ({ items: await findDuplicates(tx, body) }),
});

const ofCompanyRoute = route({
  method: 'GET',
  path: '/api/v1/companies/{id}/contacts',
  summary: 'List the contacts of a company that the purpose opens',
  may: 'contact.read',
  purpose: 'caller',
  action: 'contacts.list-of-company',
  params: idParams,
  query: companyContactsQuery,
  response: contactPage,
  async handle(_ctx, tx, { params, query }) {
    const visible = await findVisibleCompanies(tx, [params.id]);
    if (!visible.has(params.id)) throw new AppError('not-found');
    return findContacts(tx, { ...query, companyId: params.id });
  },
});

export const contactListRoutes = [listRoute, countRoute, duplicatesRoute, ofCompanyRoute];
