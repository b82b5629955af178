import { z } from 'zod';
import { idParams } from '../../kernel/wire.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { giveUpMail, retryMail } from './change-mail.ts';
import { mail, mailPage, mailQuery, mailSummary } from './contract.ts';
import { pageOfMails } from './list-mails.ts';
import { presentMail, presentSummary } from './present.ts';
import { serverRoutes } from './routes-server.ts';
import { summariseMails } from './store-outbox.ts';

/** Mail is about people: only whoever handles rights, and only under that purpose. */
const OUTBOX = { may: 'rights.handle', purpose: { only: ['rights'] } } as const;

export const routes: readonly Route[] = [
  ...serverRoutes,
  route({
    method: 'GET',
    path: '/api/v1/mails',
    summary: 'Outgoing mail, newest first, without its text',
    ...OUTBOX,
    action: 'mail.list',
    query: mailQuery,
    response: mailPage,
    handle: (_ctx, tx, { query }) => pageOfMails(tx, query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/mails/summary',
    summary: 'How much mail waits, failed or is held, and whether any can be sent',
    ...OUTBOX,
    action: 'mail.count',
    response: mailSummary,
    handle: async (_ctx, tx) => presentSummary(await summariseMails(tx)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/mails/{id}/retry',
    summary: 'Send a failed, held or waiting mail now',
    ...OUTBOX,
    action: 'mail.retry',
    params: idParams,
    response: mail,
    handle: async (_ctx, tx, { params }) => presentMail(await retryMail(tx, params.id)),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/mails/{id}',
    summary: 'Give up a mail that is not sent',
    ...OUTBOX,
    action: 'mail.delete',
    params: idParams,
    response: z.void(),
    status: 204,
    handle: (_ctx, tx, { params }) => giveUpMail(tx, params.id),
  }),
];
