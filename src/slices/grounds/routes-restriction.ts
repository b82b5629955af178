import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { footing, restrictionInput } from './contract.ts';
import {
  noticeInput,
  opening,
  openingDecision,
  openingInput,
  openingList,
  restrictedAnswer,
  restrictedList,
  restrictedQuestion,
  restrictedRecord,
  restrictionReceipt,
  reviewInput,
} from './contract-restriction.ts';
import { findRestricted } from './find-restricted.ts';
import { liftRestriction } from './lift-restriction.ts';
import { listRestricted } from './list-restricted.ts';
import { askOpening, decideOnOpening, listOpenings } from './openings.ts';
import { presentFooting } from './present.ts';
import { restrictContact } from './restrict.ts';
import { reviewRestriction } from './review-restriction.ts';
import { tellPerson } from './tell-person.ts';

const RIGHTS_DESK = { may: 'rights.handle', purpose: { only: ['rights'] } } as const;
/** Who looks a second time: another officer under rights, or an administrator under access. */
const SECOND_PERSON = { may: 'restriction.approve', purpose: { only: ['access', 'rights'] } } as const;

export const restrictionRoutes = [
  route({
    method: 'POST',
    path: '/api/v1/contacts/{id}/restriction',
    summary: 'Restrict processing (Art. 18): from now on the contact is out of sight for everybody',
    ...RIGHTS_DESK,
    action: 'grounds.restrict',
    params: idParams,
    body: restrictionInput,
    response: restrictionReceipt,
    status: 201,
    handle: (ctx, tx, { params, body, language }) => restrictContact(ctx, tx, params.id, body, language),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/contacts/{id}/restriction',
    summary: 'Lift a restriction that is open to the caller, after the person was told (Art. 18(3))',
    ...RIGHTS_DESK,
    action: 'grounds.lift-restriction',
    params: idParams,
    response: footing,
    async handle(ctx, tx, { params, language }) {
      return presentFooting(tx, await liftRestriction(ctx, tx, params.id, language), language);
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/restrictions',
    summary: 'Restricted records without names: reason, review, notice, openings and open requests',
    ...RIGHTS_DESK,
    action: 'grounds.list-restrictions',
    response: restrictedList,
    handle: (_ctx, tx) => listRestricted(tx),
  }),
  route({
    method: 'POST',
    path: '/api/v1/restrictions/search',
    summary: 'Which record somebody means who names an address, number or customer number, whole',
    ...RIGHTS_DESK,
    action: 'grounds.find-restriction',
    body: restrictedQuestion,
    response: restrictedAnswer,
    perMinute: 10,
    handle: (_ctx, tx, { body }) => findRestricted(tx, body),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/restrictions/{id}',
    summary: 'Reviewed and kept: the next review date',
    ...RIGHTS_DESK,
    action: 'grounds.review-restriction',
    params: idParams,
    body: reviewInput,
    response: restrictedRecord,
    handle: (_ctx, tx, { params, body }) => reviewRestriction(tx, params.id, body.reviewOn),
  }),
  route({
    method: 'POST',
    path: '/api/v1/restrictions/{id}/notice',
    summary:
      'Tell the person that the restriction will be lifted, or record that they were told (Art. 18(3))',
    ...RIGHTS_DESK,
    action: 'grounds.tell-before-lifting',
    params: idParams,
    body: noticeInput,
    response: restrictedRecord,
    handle: (ctx, tx, { params, body }) => tellPerson(ctx, tx, params.id, body),
  }),
  route({
    method: 'POST',
    path: '/api/v1/restrictions/{id}/openings',
    summary: 'Ask a second person to open a restricted record; alone where the firm has one account only',
    ...RIGHTS_DESK,
    action: 'grounds.ask-opening',
    params: idParams,
    body: openingInput,
    response: opening,
    status: 201,
    handle: (_ctx, tx, { params, body }) => askOpening(tx, params.id, body),
  }),
  route({
    method: 'GET',
    path: '/api/v1/restriction-openings',
    summary: 'Openings that wait for a second person, are open or were, and how often they were used',
    ...SECOND_PERSON,
    action: 'grounds.list-openings',
    response: openingList,
    handle: async (_ctx, tx) => ({ items: await listOpenings(tx) }),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/restriction-openings/{id}',
    summary: 'Approve an opening for up to 8 hours or refuse it, as a second person; or end it',
    ...SECOND_PERSON,
    action: 'grounds.allow-opening',
    params: idParams,
    body: openingDecision,
    response: opening,
    handle: (_ctx, tx, { params, body }) => decideOnOpening(tx, params.id, body),
  }),
];
