import { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import { route } from '../../platform/http/route.ts';
import {
  deadlines,
  deadlinesInput,
  satisfactionInput,
  satisfactionParams,
  satisfactionSummary,
  ticket,
} from './contract.ts';
import { presentTicket } from './present-ticket.ts';
import { recordSatisfaction, summariseSatisfaction } from './record-satisfaction.ts';
import { readDeadlines, setDeadlines } from './store-deadline.ts';
import { deleteSatisfaction } from './store-satisfaction.ts';
import { readTicket } from './store-ticket.ts';

/** Satisfaction, and the deadlines that the firm gives itself: paths that must not be taken for the id of a case. */
export const satisfactionRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/tickets/satisfaction',
    summary: 'Average satisfaction of the last twelve months, from five people on',
    may: 'ticket.read',
    purpose: 'caller',
    action: 'tickets.count-satisfaction',
    response: satisfactionSummary,
    handle: (_ctx, tx) => summariseSatisfaction(tx),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/tickets/{id}/satisfaction/{contactId}',
    summary: 'Record how content a person was; only on an open consent of theirs',
    may: 'ticket.write',
    purpose: 'caller',
    action: 'tickets.add-satisfaction',
    params: satisfactionParams,
    body: satisfactionInput,
    response: ticket,
    async handle(_ctx, tx, { params, body }) {
      await recordSatisfaction(tx, params.id, params.contactId, body);
      return presentTicket(await readTicket(tx, params.id));
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/tickets/{id}/satisfaction/{contactId}',
    summary: 'Delete what a person said of how they were served',
    may: 'ticket.write',
    purpose: 'caller',
    action: 'tickets.delete-satisfaction',
    params: satisfactionParams,
    response: z.undefined(),
    status: 204,
    async handle(_ctx, tx, { params }) {
      if (!(await deleteSatisfaction(tx, params.id, params.contactId))) throw new AppError('not-found');
      return undefined;
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/ticket-deadlines',
    summary: 'How long the firm gives itself for a service case, by priority',
    may: 'ticket.read',
    purpose: { fixed: 'access' },
    action: 'tickets.read-deadlines',
    response: deadlines,
    handle: (_ctx, tx) => readDeadlines(tx),
  }),
  route({
    method: 'PUT',
    path: '/api/v1/ticket-deadlines',
    summary: 'Set how long the firm gives itself for a service case, by priority',
    may: 'firm.manage',
    purpose: { fixed: 'access' },
    action: 'tickets.change-deadlines',
    body: deadlinesInput,
    response: deadlines,
    async handle(_ctx, tx, { body }) {
      await setDeadlines(tx, body);
      return readDeadlines(tx);
    },
  }),
];
