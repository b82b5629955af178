import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { nothing } from '../access/contract.ts';
import {
  preference,
  preferenceChange,
  preferenceInput,
  preferenceList,
  preferenceParams,
} from './contract.ts';
import { addPreference, changePreference } from './keep-preference.ts';
import { presentPreference } from './present.ts';
import { deletePreference, listPreferences } from './store-preference.ts';

export const preferenceRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/contacts/{id}/preferences',
    summary: 'What a person likes and has in use; empty where the purpose does not open preferences',
    may: 'contact.read',
    purpose: 'caller',
    action: 'preferences.list',
    params: idParams,
    response: preferenceList,
    handle: async (_ctx, tx, { params }) => ({
      items: (await listPreferences(tx, params.id)).map(presentPreference),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/contacts/{id}/preferences',
    summary: 'Record a preference on a ground of the person',
    may: 'preference.write',
    purpose: 'caller',
    action: 'preferences.add',
    params: idParams,
    body: preferenceInput,
    response: preference,
    status: 201,
    handle: async (ctx, tx, { params, body }) =>
      presentPreference(await addPreference(ctx, tx, params.id, body)),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/contacts/{id}/preferences/{preferenceId}',
    summary: 'Change the named fields of a preference; `version` is the one that was read',
    may: 'preference.write',
    purpose: 'caller',
    action: 'preferences.change',
    params: preferenceParams,
    body: preferenceChange,
    response: preference,
    handle: async (ctx, tx, { params, body }) =>
      presentPreference(await changePreference(ctx, tx, params.id, params.preferenceId, body)),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/contacts/{id}/preferences/{preferenceId}',
    summary: 'Delete a preference',
    may: 'preference.write',
    purpose: 'caller',
    action: 'preferences.delete',
    params: preferenceParams,
    response: nothing,
    status: 204,
    async handle(_ctx, tx, { params }) {
      await deletePreference(tx, params.id, params.preferenceId);
    },
  }),
];
