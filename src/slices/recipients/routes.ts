import { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import { idParams } from '../../kernel/wire.ts';
import { type Route, route } from '../../platform/http/route.ts';
import {
  disclosureInput,
  disclosureList,
  disclosureParams,
  recipient,
  recipientChange,
  recipientInput,
  recipientList,
} from './contract.ts';
import { changeRecipient, createRecipient, removeRecipient } from './keep-recipients.ts';
import { presentDisclosure, presentRead, presentRecipient } from './present.ts';
import { recordDisclosure } from './record-disclosure.ts';
import { deleteDisclosure, isContactThere, listDisclosures, listReceived } from './store-disclosure.ts';
import { listRecipients } from './store-recipient.ts';

const kept = { may: 'recipient.manage', purpose: { only: ['access', 'rights'] } } as const;

export const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/recipients',
    summary: 'The directory of recipients, by name; those that are ended last',
    may: 'self',
    purpose: 'caller',
    action: 'recipients.list',
    response: recipientList,
    handle: async (_ctx, tx) => ({ items: (await listRecipients(tx)).map(presentRecipient) }),
  }),
  route({
    ...kept,
    method: 'POST',
    path: '/api/v1/recipients',
    summary: 'Enter a recipient; outside the European Economic Area with what permits the transfer',
    action: 'recipients.create',
    body: recipientInput,
    response: recipient,
    status: 201,
    handle: async (_ctx, tx, { body }) => presentRecipient(await createRecipient(tx, body)),
  }),
  route({
    ...kept,
    method: 'PATCH',
    path: '/api/v1/recipients/{id}',
    summary: 'Change a recipient, or end it with `until`',
    action: 'recipients.change',
    params: idParams,
    body: recipientChange,
    response: recipient,
    handle: async (_ctx, tx, { params, body }) =>
      presentRecipient(await changeRecipient(tx, params.id, body)),
  }),
  route({
    ...kept,
    method: 'DELETE',
    path: '/api/v1/recipients/{id}',
    summary: 'Delete a recipient that never received anything',
    action: 'recipients.delete',
    params: idParams,
    response: z.void(),
    status: 204,
    handle: async (_ctx, tx, { params }) => removeRecipient(tx, params.id),
  }),
  route({
    method: 'GET',
    path: '/api/v1/contacts/{id}/disclosures',
    summary: 'To whom data of a contact went; under the purpose of rights also by API key, from the log',
    may: 'contact.read',
    purpose: 'caller',
    action: 'recipients.list-disclosures',
    params: idParams,
    response: disclosureList,
    async handle(_ctx, tx, { params }) {
      if (!(await isContactThere(tx, params.id))) throw new AppError('not-found');
      const recorded = (await listDisclosures(tx, params.id)).map(presentDisclosure);
      if (tx.work.purpose !== 'rights') return { items: recorded };
      const read = (await listReceived(tx, [params.id])).filter(({ via }) => via === 'api');
      return { items: [...recorded, ...read.map(presentRead)] };
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/contacts/{id}/disclosures',
    summary: 'Note that data of a contact went to a recipient',
    may: 'contact.write',
    purpose: 'caller',
    action: 'recipients.add-disclosure',
    params: idParams,
    body: disclosureInput,
    response: disclosureList,
    status: 201,
    async handle(_ctx, tx, { params, body }) {
      if ((await recordDisclosure(tx, { ...body, contactIds: [params.id] })) === 0)
        throw new AppError('not-found');
      return { items: (await listDisclosures(tx, params.id)).map(presentDisclosure) };
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/contacts/{id}/disclosures/{disclosureId}',
    summary: 'Take back a note that was wrong',
    may: 'contact.write',
    purpose: 'caller',
    action: 'recipients.delete-disclosure',
    params: disclosureParams,
    response: z.void(),
    status: 204,
    async handle(_ctx, tx, { params }) {
      if ((await deleteDisclosure(tx, params.id, params.disclosureId)) === 0) throw new AppError('not-found');
    },
  }),
];
