import { type Route, route } from '../../platform/http/route.ts';
import {
  nothing,
  portalCorrection,
  portalMe,
  portalObjection,
  portalQuestion,
  portalReportQuery,
  portalRestriction,
  recorded,
  withdrawalInput,
} from './contract.ts';
import { correct, object, question, restrict, withdraw } from './exercise.ts';
import { reportFile } from './report-file.ts';
import { clearSessionCookie, tokenOf } from './session-cookie.ts';
import { showMe } from './show-me.ts';
import { endSession } from './store.ts';
import { hashToken } from './token.ts';

/** Whoever came in by a link, as themselves: scope `self`, and the database shows nobody else. */
const PORTAL = { may: 'portal', purpose: { fixed: 'rights' } } as const;

/** Of a person who is in the portal; that contact is `actor.subjectId`, and no path names one. */
export const personRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/portal/me',
    summary: 'What is held about the person, why, from where, who received it, until when; their requests',
    ...PORTAL,
    action: 'portal.read',
    response: portalMe,
    perMinute: 60,
    handle: (ctx, tx, { actor, language, request }) =>
      showMe(ctx, tx, actor.subjectId!, hashToken(tokenOf(request)!), language),
  }),
  route({
    method: 'GET',
    path: '/api/v1/portal/report',
    summary: 'The access report as PDF or JSON (Art. 15), or the portability file (Art. 20)',
    ...PORTAL,
    action: 'portal.download',
    query: portalReportQuery,
    response: 'file',
    perMinute: 20,
    handle: (ctx, tx, { actor, query, language }) =>
      reportFile(ctx, tx, actor.subjectId!, { ...query, language }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/portal/withdrawals',
    summary: 'Withdraw a consent (Art. 7(3)); takes effect at once',
    ...PORTAL,
    action: 'portal.withdraw',
    body: withdrawalInput,
    response: recorded,
    status: 201,
    perMinute: 60,
    handle: (ctx, tx, { actor, body, language }) => withdraw(ctx, tx, actor.subjectId!, body, language),
  }),
  route({
    method: 'POST',
    path: '/api/v1/portal/objections',
    summary: 'Object to advertising or to a purpose (Art. 21); takes effect at once',
    ...PORTAL,
    action: 'portal.object',
    body: portalObjection,
    response: recorded,
    status: 201,
    perMinute: 60,
    handle: (ctx, tx, { actor, body, language }) => object(ctx, tx, actor.subjectId!, body, language),
  }),
  route({
    method: 'POST',
    path: '/api/v1/portal/restrictions',
    summary: 'Restrict processing (Art. 18); takes effect at once',
    ...PORTAL,
    action: 'portal.restrict',
    body: portalRestriction,
    response: recorded,
    status: 201,
    perMinute: 60,
    handle: (ctx, tx, { actor, body, language }) => restrict(ctx, tx, actor.subjectId!, body, language),
  }),
  route({
    method: 'POST',
    path: '/api/v1/portal/corrections',
    summary: 'Propose a correction (Art. 16); somebody of the firm takes it over',
    ...PORTAL,
    action: 'portal.correct',
    body: portalCorrection,
    response: recorded,
    status: 201,
    perMinute: 30,
    handle: (ctx, tx, { actor, body }) => correct(ctx, tx, actor.subjectId!, body),
  }),
  route({
    method: 'POST',
    path: '/api/v1/portal/requests',
    summary: 'Ask for something that a person has to see to: erasure, review by a human, any question',
    ...PORTAL,
    action: 'portal.request',
    body: portalQuestion,
    response: recorded,
    status: 201,
    perMinute: 30,
    handle: (ctx, tx, { actor, body }) => question(ctx, tx, actor.subjectId!, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/portal/session',
    summary: 'Leave the portal',
    ...PORTAL,
    action: 'portal.leave',
    response: nothing,
    status: 204,
    async handle(ctx, tx, { request, reply }) {
      await endSession(tx, hashToken(tokenOf(request)!));
      clearSessionCookie(ctx, reply);
    },
  }),
];
