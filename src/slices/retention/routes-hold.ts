import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { holdChange, holdInput, holdList, holdParams } from './contract.ts';
import { changeHold, holdsOfContact, holdsToReview, setHold } from './holds.ts';

const RIGHTS_DESK = { may: 'rights.handle', purpose: { only: ['rights'] } } as const;

export const holdRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/retention/holds',
    summary: 'Legal holds in force, by the day of their review',
    ...RIGHTS_DESK,
    action: 'retention.list-holds',
    response: holdList,
    handle: (ctx, tx) => holdsToReview(ctx, tx),
  }),
  route({
    method: 'GET',
    path: '/api/v1/contacts/{id}/holds',
    summary: 'Legal holds of a contact',
    ...RIGHTS_DESK,
    action: 'retention.read-holds',
    params: idParams,
    response: holdList,
    handle: (ctx, tx, { params }) => holdsOfContact(ctx, tx, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/contacts/{id}/holds',
    summary: 'Hold what a dispute or an authority needs of a contact (Art. 17(3)(b), (e))',
    ...RIGHTS_DESK,
    action: 'retention.set-hold',
    params: idParams,
    body: holdInput,
    response: holdList,
    status: 201,
    handle: (ctx, tx, { params, body }) => setHold(ctx, tx, params.id, body),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/contacts/{id}/holds/{holdId}',
    summary: 'Move the review of a legal hold, or end it',
    ...RIGHTS_DESK,
    action: 'retention.change-hold',
    params: holdParams,
    body: holdChange,
    response: holdList,
    handle: (ctx, tx, { params, body }) =>
      changeHold(ctx, tx, { contactId: params.id, holdId: params.holdId }, body),
  }),
];
