import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { nothing } from '../access/contract.ts';
import { wish, wishChange, wishInput, wishList, wishParams } from './contract.ts';
import { addWish, changeWish } from './keep-wish.ts';
import { presentWish } from './present.ts';
import { preferenceRoutes } from './routes-preference.ts';
import { deleteWish, listWishes } from './store.ts';

const wishRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/contacts/{id}/wishes',
    summary: 'When and how a person wants to be contacted, newest first',
    may: 'contact.read',
    purpose: 'caller',
    action: 'preferences.list-wishes',
    params: idParams,
    response: wishList,
    handle: async (_ctx, tx, { params }) => ({ items: (await listWishes(tx, params.id)).map(presentWish) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/contacts/{id}/wishes',
    summary: 'Record a wish: channels, days, hours, language, salutation, or in words',
    may: 'preference.write',
    purpose: 'caller',
    action: 'preferences.add-wish',
    params: idParams,
    body: wishInput,
    response: wish,
    status: 201,
    handle: async (ctx, tx, { params, body }) => presentWish(await addWish(ctx, tx, params.id, body)),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/contacts/{id}/wishes/{wishId}',
    summary: 'Change the named fields of a wish; `version` is the one that was read',
    may: 'preference.write',
    purpose: 'caller',
    action: 'preferences.change-wish',
    params: wishParams,
    body: wishChange,
    response: wish,
    handle: async (ctx, tx, { params, body }) =>
      presentWish(await changeWish(ctx, tx, params.id, params.wishId, body)),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/contacts/{id}/wishes/{wishId}',
    summary: 'Delete a wish',
    may: 'preference.write',
    purpose: 'caller',
    action: 'preferences.delete-wish',
    params: wishParams,
    response: nothing,
    status: 204,
    async handle(_ctx, tx, { params }) {
      await deleteWish(tx, params.id, params.wishId);
    },
  }),
];

export const routes = [...wishRoutes, ...preferenceRoutes];
