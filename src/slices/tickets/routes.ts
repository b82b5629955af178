import { z } from 'zod';
import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { changeStatus } from './change-status.ts';
import { assignTicket, changeTicket } from './change-ticket.ts';
import {
  assignmentInput,
  messageInput,
  statusInput,
  ticket,
  ticketChange,
  ticketInput,
  ticketPage,
  ticketQuery,
} from './contract.ts';
import { createTicket } from './create-ticket.ts';
import { findTickets } from './find-tickets.ts';
import { presentTicket } from './present-ticket.ts';
import { satisfactionRoutes } from './routes-satisfaction.ts';
import { sendMessage } from './send-message.ts';
import { deleteTicket, readTicket } from './store-ticket.ts';

const reading = { may: 'ticket.read', purpose: 'caller' } as const;
const writing = { may: 'ticket.write', purpose: 'caller' } as const;
const nothing = z.undefined();

const listRoute = route({
  ...reading,
  method: 'GET',
  path: '/api/v1/tickets',
  summary: 'List service cases, those that are open first due first unless asked otherwise',
  action: 'tickets.list',
  query: ticketQuery,
  response: ticketPage,
  handle: (_ctx, tx, { query }) => findTickets(tx, query),
});

const createRoute = route({
  ...writing,
  method: 'POST',
  path: '/api/v1/tickets',
  summary:
    'Create a service case of people, of a company, or both, with the first message where there is one',
  action: 'tickets.create',
  body: ticketInput,
  response: ticket,
  status: 201,
  handle: async (_ctx, tx, { body }) => presentTicket(await readTicket(tx, await createTicket(tx, body))),
});

const readRoute = route({
  ...reading,
  method: 'GET',
  path: '/api/v1/tickets/{id}',
  summary: 'Read a service case with the people whom the caller sees',
  action: 'tickets.read',
  params: idParams,
  response: ticket,
  handle: async (_ctx, tx, { params }) => presentTicket(await readTicket(tx, params.id)),
});

const changeRoute = route({
  ...writing,
  method: 'PATCH',
  path: '/api/v1/tickets/{id}',
  summary: 'Change the named fields of a service case; `version` is the one that was read',
  action: 'tickets.change',
  params: idParams,
  body: ticketChange,
  response: ticket,
  async handle(_ctx, tx, { params, body }) {
    await changeTicket(tx, params.id, body);
    return presentTicket(await readTicket(tx, params.id));
  },
});

const assignRoute = route({
  ...writing,
  method: 'PUT',
  path: '/api/v1/tickets/{id}/assignment',
  summary: 'Give a service case to a colleague, to oneself (`me`) or to nobody',
  action: 'tickets.assign',
  params: idParams,
  body: assignmentInput,
  response: ticket,
  async handle(_ctx, tx, { params, body }) {
    await assignTicket(tx, params.id, body);
    return presentTicket(await readTicket(tx, params.id));
  },
});

const statusRoute = route({
  ...writing,
  method: 'PUT',
  path: '/api/v1/tickets/{id}/status',
  summary: 'Resolve or close a service case with its resolution, open it again, or let it wait',
  action: 'tickets.change-status',
  params: idParams,
  body: statusInput,
  response: ticket,
  async handle(_ctx, tx, { params, body }) {
    await changeStatus(tx, params.id, body);
    return presentTicket(await readTicket(tx, params.id));
  },
});

const messageRoute = route({
  ...writing,
  method: 'POST',
  path: '/api/v1/tickets/{id}/messages',
  summary:
    'Record an answer, a message of the customer or an internal note, with the status that it leads to',
  action: 'tickets.add-message',
  params: idParams,
  body: messageInput,
  response: ticket,
  status: 201,
  async handle(_ctx, tx, { params, body }) {
    await sendMessage(tx, params.id, body);
    return presentTicket(await readTicket(tx, params.id));
  },
});

const deleteRoute = route({
  ...writing,
  method: 'DELETE',
  path: '/api/v1/tickets/{id}',
  summary: 'Delete a service case; what was said stays with the people as interactions',
  action: 'tickets.delete',
  params: idParams,
  response: nothing,
  status: 204,
  async handle(_ctx, tx, { params }) {
    await deleteTicket(tx, params.id);
    return undefined;
  },
});

export const ticketRoutes = [
  listRoute,
  createRoute,
  ...satisfactionRoutes,
  readRoute,
  changeRoute,
  assignRoute,
  statusRoute,
  messageRoute,
  deleteRoute,
];
