import { z } from 'zod';
import { idParams } from '../../kernel/wire.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { changeDeal } from './change-deal.ts';
import { closeDeal } from './close-deal.ts';
import { deal, dealChange, dealClose, dealInput, dealMove, dealReopen } from './contract.ts';
import { createDeal } from './create-deal.ts';
import { moveDeal, reopenDeal } from './move-deal.ts';
import { readChangedDeal, readDeal } from './read-deal.ts';
import { deleteDeal, lockDeal } from './store-deal.ts';

const createRoute = route({
  method: 'POST',
  path: '/api/v1/deals',
  summary: 'Create a deal about people, a company, or both',
  may: 'deal.write',
  purpose: 'caller',
  action: 'deals.create',
  body: dealInput,
  response: deal,
  status: 201,
  handle: async (_ctx, tx, { body }) => readChangedDeal(tx, await createDeal(tx, body)),
});

const readRoute = route({
  method: 'GET',
  path: '/api/v1/deals/{id}',
  summary: 'Read a deal with people, items and its way through the stages',
  may: 'deal.read',
  purpose: 'caller',
  action: 'deals.read',
  params: idParams,
  response: deal,
  handle: (_ctx, tx, { params }) => readDeal(tx, params.id),
});

const changeRoute = route({
  method: 'PATCH',
  path: '/api/v1/deals/{id}',
  summary: 'Change the named fields of a deal; `version` is the one that was read',
  may: 'deal.write',
  purpose: 'caller',
  action: 'deals.change',
  params: idParams,
  body: dealChange,
  response: deal,
  async handle(_ctx, tx, { params, body }) {
    await changeDeal(tx, params.id, body);
    return readChangedDeal(tx, params.id);
  },
});

const moveRoute = route({
  method: 'POST',
  path: '/api/v1/deals/{id}/move',
  summary: 'Move a deal to a place in an open stage',
  may: 'deal.write',
  purpose: 'caller',
  action: 'deals.move',
  params: idParams,
  body: dealMove,
  response: deal,
  async handle(_ctx, tx, { params, body }) {
    await moveDeal(tx, params.id, body);
    return readDeal(tx, params.id);
  },
});

const closeRoute = (verb: 'win' | 'lose', outcome: 'won' | 'lost'): Route =>
  route({
    method: 'POST',
    path: `/api/v1/deals/{id}/${verb}`,
    summary: `Close a deal as ${outcome}, with the reason`,
    may: 'deal.write',
    purpose: 'caller',
    action: `deals.${verb}`,
    params: idParams,
    body: dealClose,
    response: deal,
    async handle(_ctx, tx, { params, body }) {
      await closeDeal(tx, params.id, outcome, body);
      return readDeal(tx, params.id);
    },
  });

const reopenRoute = route({
  method: 'POST',
  path: '/api/v1/deals/{id}/reopen',
  summary: 'Open a deal that was won or lost again',
  may: 'deal.write',
  purpose: 'caller',
  action: 'deals.reopen',
  params: idParams,
  body: dealReopen,
  response: deal,
  async handle(_ctx, tx, { params, body }) {
    await reopenDeal(tx, params.id, body);
    return readDeal(tx, params.id);
  },
});

const deleteRoute = route({
  method: 'DELETE',
  path: '/api/v1/deals/{id}',
  summary: 'Delete a deal; talks and tasks stay with their people',
  may: 'deal.write',
  purpose: 'caller',
  action: 'deals.delete',
  params: idParams,
  response: z.undefined(),
  status: 204,
  async handle(_ctx, tx, { params }) {
    await lockDeal(tx, params.id);
    await tx.execute(deleteDeal(params.id));
    return undefined;
  },
});

export const dealRoutes = [
  createRoute,
  readRoute,
  changeRoute,
  moveRoute,
  closeRoute('win', 'won'),
  closeRoute('lose', 'lost'),
  reopenRoute,
  deleteRoute,
];
