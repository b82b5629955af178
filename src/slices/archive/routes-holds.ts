import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { hold, holdInput, holdList, holdReview } from './contract.ts';
import { endHold, findHold, presentHold, reviewHold, setHold } from './set-hold.ts';
import { listHolds } from './store-hold.ts';

const ACCOUNTING = { only: ['accounting'] };

const listRoute = route({
  method: 'GET',
  path: '/api/v1/archive/holds',
  summary: 'List legal holds, those that have not ended first',
  may: 'archive.manage',
  purpose: ACCOUNTING,
  action: 'archive.list-holds',
  response: holdList,
  handle: async (_ctx, tx) => ({ items: (await listHolds(tx)).map(presentHold) }),
});

const setRoute = route({
  method: 'POST',
  path: '/api/v1/archive/holds',
  summary: 'Hold documents of some years and kinds, or single ones: they stay although their period is over',
  may: 'archive.manage',
  purpose: ACCOUNTING,
  action: 'archive.set-hold',
  body: holdInput,
  response: hold,
  status: 201,
  handle: async (_ctx, tx, { body }) => findHold(tx, await setHold(tx, body)),
});

const reviewRoute = route({
  method: 'POST',
  path: '/api/v1/archive/holds/{id}/review',
  summary: 'Say when it is to be looked at next whether a hold is still needed',
  may: 'archive.manage',
  purpose: ACCOUNTING,
  action: 'archive.review-hold',
  params: idParams,
  body: holdReview,
  response: hold,
  async handle(_ctx, tx, { params, body }) {
    await reviewHold(tx, params.id, body.reviewOn);
    return findHold(tx, params.id);
  },
});

const endRoute = route({
  method: 'POST',
  path: '/api/v1/archive/holds/{id}/end',
  summary: 'End a hold: what is due goes with the next run',
  may: 'archive.manage',
  purpose: ACCOUNTING,
  action: 'archive.end-hold',
  params: idParams,
  response: hold,
  async handle(_ctx, tx, { params }) {
    await endHold(tx, params.id);
    return findHold(tx, params.id);
  },
});

export const holdRoutes = [listRoute, setRoute, reviewRoute, endRoute];
