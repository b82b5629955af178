import { z } from 'zod';
import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { changeField } from './change-field.ts';
import {
  ownField,
  ownFieldChange,
  ownFieldCount,
  ownFieldDeletion,
  ownFieldInput,
  ownFieldList,
} from './contract.ts';
import { createField } from './create-field.ts';
import { removeField } from './delete-field.ts';
import { presentField } from './present-field.ts';
import { countValues, readField, readFields } from './store-field.ts';

const listRoute = route({
  method: 'GET',
  path: '/api/v1/own-fields',
  summary: "The firm's own fields, with category, purposes and deletion rule; those out of use too",
  may: 'self',
  purpose: { fixed: 'access' },
  action: 'fields.list',
  response: ownFieldList,
  handle: async (_ctx, tx) => ({ items: (await readFields(tx)).map((row) => presentField(tx, row)) }),
});

const createRoute = route({
  method: 'POST',
  path: '/api/v1/own-fields',
  summary:
    'Add a field to contacts, companies, deals or tickets; category, purposes and deletion rule are needed',
  may: 'field.manage',
  purpose: { fixed: 'access' },
  action: 'fields.create',
  body: ownFieldInput,
  response: ownField,
  status: 201,
  async handle(_ctx, tx, { body }) {
    const fieldId = await createField(tx, body);
    return presentField(tx, await readField(tx, fieldId));
  },
});

const changeRoute = route({
  method: 'PATCH',
  path: '/api/v1/own-fields/{id}',
  summary: 'Change a field, also for the values that are there; take it out of use, or back into it',
  may: 'field.manage',
  purpose: { fixed: 'access' },
  action: 'fields.change',
  params: idParams,
  body: ownFieldChange,
  response: ownField,
  async handle(_ctx, tx, { params, body }) {
    await changeField(tx, params.id, body);
    return presentField(tx, await readField(tx, params.id));
  },
});

const countRoute = route({
  method: 'GET',
  path: '/api/v1/own-fields/{id}/count',
  summary: 'How many values a field has',
  may: 'field.manage',
  purpose: { fixed: 'access' },
  action: 'fields.count',
  params: idParams,
  response: ownFieldCount,
  async handle(_ctx, tx, { params }) {
    await readField(tx, params.id);
    return { values: await countValues(tx, params.id) };
  },
});

const deleteRoute = route({
  method: 'DELETE',
  path: '/api/v1/own-fields/{id}',
  summary: 'Delete a field that is out of use with all its values, their number confirmed',
  may: 'field.manage',
  purpose: { fixed: 'access' },
  action: 'fields.delete',
  params: idParams,
  body: ownFieldDeletion,
  response: z.undefined(),
  status: 204,
  async handle(_ctx, tx, { params, body }) {
    await removeField(tx, params.id, body);
    return undefined;
  },
});

export const fieldRoutes = [listRoute, createRoute, changeRoute, countRoute, deleteRoute];
