import { z } from 'zod';
import { id, idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { addGround } from './add.ts';
import { changeGround } from './change.ts';
import { footing, groundChange, groundInput, objectionInput } from './contract.ts';
import { objectByPerson } from './object.ts';
import { presentFooting } from './present.ts';
import { lookUpFooting } from './read.ts';

export const groundRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/contacts/{id}/grounds',
    summary: 'What carries a contact, and when and why the contact goes',
    may: 'contact.read',
    purpose: 'caller',
    action: 'grounds.read',
    params: idParams,
    response: footing,
    async handle(ctx, tx, { params, language }) {
      return presentFooting(tx, await lookUpFooting(ctx, tx, params.id, language), language);
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/contacts/{id}/grounds',
    summary: 'Record a further ground; an objection is taken back only by the person themselves',
    may: 'ground.write',
    purpose: 'caller',
    action: 'grounds.add',
    params: idParams,
    body: groundInput,
    response: footing,
    status: 201,
    async handle(ctx, tx, { params, body, language }) {
      return presentFooting(tx, await addGround(ctx, tx, params.id, body, language), language);
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/contacts/{id}/grounds/{groundId}',
    summary: 'Withdraw a consent (Art. 7(3)), end a ground, or move its end',
    may: 'ground.write',
    purpose: 'caller',
    action: 'grounds.change',
    params: z.strictObject({ id, groundId: id }),
    body: groundChange,
    response: footing,
    async handle(ctx, tx, { params, body, language }) {
      const target = { contactId: params.id, groundId: params.groundId };
      return presentFooting(tx, await changeGround(ctx, tx, target, body, language), language);
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/contacts/{id}/objection',
    summary: 'Record an objection (Art. 21), to direct marketing or to named purposes; it lasts',
    may: 'ground.write',
    purpose: 'caller',
    action: 'grounds.object',
    params: idParams,
    body: objectionInput,
    response: footing,
    async handle(ctx, tx, { params, body, language }) {
      return presentFooting(tx, await objectByPerson(ctx, tx, params.id, body, language), language);
    },
  }),
];
