import { v7 as uuid } from 'uuid';
import { idParams } from '../../kernel/wire.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { loadFirm } from '../access/index.ts';
import { askInput, entered, enterInput, linkInput, linkSent, nothing, portalFirm } from './contract.ts';
import { enter } from './enter.ts';
import { ANSWER_ASK } from './job-names.ts';
import { countCaller } from './limit.ts';
import { sendByFirm } from './send-by-firm.ts';
import { insertAsk } from './store.ts';

/** Before somebody is in the portal. */
export const openRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/portal',
    summary: 'Whose portal it is, and the data-protection contact',
    may: 'open',
    purpose: { fixed: 'access' },
    action: 'portal.read-firm',
    response: portalFirm,
    handle: (_ctx, tx) => loadFirm(tx),
  }),
  route({
    method: 'POST',
    path: '/api/v1/portal/ask',
    summary: 'Ask for a link into the portal; the answer is the same whether the address is known or not',
    may: 'open',
    purpose: { fixed: 'rights' },
    action: 'portal.ask',
    body: askInput,
    response: nothing,
    status: 204,
    perMinute: 30,
    async handle(ctx, tx, { body, language, request }) {
      await countCaller(ctx, request.ip);
      const askId = uuid();
      await insertAsk(tx, { askId, address: body.email, language });
      await tx.addJob(ANSWER_ASK, { askId });
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/portal/session',
    summary: 'Exchange a one-time link for the portal’s cookie; works once',
    may: 'open',
    purpose: { fixed: 'rights' },
    action: 'portal.enter',
    body: enterInput,
    response: entered,
    perMinute: 30,
    handleOutside: (ctx, { request, reply, body }) => enter(ctx, request, reply, body.token),
  }),
  route({
    method: 'POST',
    path: '/api/v1/contacts/{id}/portal-link',
    summary: 'Send a person a link into the portal, to one of their addresses',
    may: 'rights.handle',
    purpose: { only: ['rights'] },
    action: 'portal.invite',
    params: idParams,
    body: linkInput,
    response: linkSent,
    handle: (ctx, tx, { params, body }) => sendByFirm(ctx, tx, params.id, body),
  }),
];
