import { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { changeCompany } from './change-company.ts';
import { company, companyChange, companyInput, companyPage, companyQuery } from './contract.ts';
import { createCompany } from './create-company.ts';
import { findCompanies } from './list-companies.ts';
import { presentCompany } from './present-company.ts';
import { deleteCompany, findCompany, lockCompany } from './store.ts';

const createRoute = route({
  method: 'POST',
  path: '/api/v1/companies',
  summary: 'Create a company',
  may: 'company.write',
  purpose: 'caller',
  action: 'companies.create',
  body: companyInput,
  response: company,
  status: 201,
  async handle(_ctx, tx, { body }) {
    const companyId = await createCompany(tx, body);
    return presentCompany(await findCompany(tx, companyId));
  },
});

const listRoute = route({
  method: 'GET',
  path: '/api/v1/companies',
  summary: 'List companies, or search with `q`: then one page by fit, and `sort` is ignored',
  may: 'company.read',
  purpose: 'caller',
  action: 'companies.list',
  query: companyQuery,
  response: companyPage,
  handle: (_ctx, tx, { query }) => findCompanies(tx, query),
});

const readRoute = route({
  method: 'GET',
  path: '/api/v1/companies/{id}',
  summary: 'Read a company',
  may: 'company.read',
  purpose: 'caller',
  action: 'companies.read',
  params: idParams,
  response: company,
  handle: async (_ctx, tx, { params }) => presentCompany(await findCompany(tx, params.id)),
});

const changeRoute = route({
  method: 'PATCH',
  path: '/api/v1/companies/{id}',
  summary: 'Change the named fields of a company; `version` is the one that was read',
  may: 'company.write',
  purpose: 'caller',
  action: 'companies.change',
  params: idParams,
  body: companyChange,
  response: company,
  async handle(_ctx, tx, { params, body }) {
    await changeCompany(tx, params.id, body);
    return presentCompany(await findCompany(tx, params.id));
  },
});

const deleteRoute = route({
  method: 'DELETE',
  path: '/api/v1/companies/{id}',
  summary: 'Delete a company that nobody belongs to and nothing names',
  may: 'company.write',
  purpose: 'caller',
  action: 'companies.delete',
  params: idParams,
  response: z.undefined(),
  status: 204,
  async handle(_ctx, tx, { params }) {
    await lockCompany(tx, params.id);
    const uses = await deleteCompany(tx, params.id);
    if (uses.length > 0)
      throw new AppError('conflict', {
        faults: uses.map((use) => ({ at: 'path.id', code: `company-has-${use}` })),
      });
    return undefined;
  },
});

export const companyRoutes = [createRoute, listRoute, readRoute, changeRoute, deleteRoute];
