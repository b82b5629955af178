import { VISITOR } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { loadActor } from './authenticate.ts';
import { changeAccess, underAccess } from './change.ts';
import { changeMe } from './change-me.ts';
import { type Me, me, meChange, nothing, setupInput, setupState, signInInput } from './contract.ts';
import { loadMe } from './load-me.ts';
import { clearSessionCookie, sessionTokenOf } from './session-cookie.ts';
import { setUpFirm } from './set-up-firm.ts';
import { signIn, startSession } from './sign-in.ts';
import { findFirm } from './store-firm.ts';
import { endSession } from './store-session.ts';

const access = { fixed: 'access' } as const;

/** Who has just come in, as an entry of their own in the log. */
async function meOf(ctx: Ctx, userId: string, action: string): Promise<Me> {
  const actor = await loadActor(ctx, userId);
  if (!actor) throw new AppError('sign-in-failed');
  return ctx.db.perform({ actor: underAccess(actor), purpose: 'access', action }, (tx) => loadMe(tx, actor));
}

export const sessionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/session',
    summary: 'The signed-in user, with roles, permissions and purposes',
    may: 'self',
    purpose: access,
    action: 'access.read-session',
    response: me,
    handle: (_ctx, tx, { actor }) => loadMe(tx, actor),
  }),
  route({
    method: 'POST',
    path: '/api/v1/session',
    summary: 'Sign in: answers with the user and the session cookie',
    may: 'open',
    purpose: access,
    action: 'access.sign-in',
    body: signInInput,
    response: me,
    async handleOutside(ctx, { request, reply, body }) {
      const before = sessionTokenOf(ctx, request);
      const userId = await signIn(ctx, request, reply, body);
      if (before) await changeAccess(ctx, VISITOR, 'access.sign-out', (tx) => endSession(tx, before));
      return meOf(ctx, userId, 'access.sign-in');
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/session',
    summary: 'Sign out: ends the session in the database',
    may: 'self',
    purpose: access,
    action: 'access.sign-out',
    response: nothing,
    status: 204,
    async handleOutside(ctx, { actor, request, reply }) {
      const token = sessionTokenOf(ctx, request);
      if (token) await changeAccess(ctx, actor, 'access.sign-out', (tx) => endSession(tx, token));
      clearSessionCookie(reply);
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/me',
    summary: 'Change one’s own name, language or password; a new password ends all other sessions',
    may: 'self',
    purpose: access,
    action: 'access.change-account',
    body: meChange,
    response: me,
    handleOutside: (ctx, { actor, body, request }) =>
      changeMe(ctx, actor, body, sessionTokenOf(ctx, request)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/setup',
    summary: 'Whether the firm is set up',
    may: 'open',
    purpose: access,
    action: 'access.read-setup',
    response: setupState,
    async handle(_ctx, tx) {
      const firm = await findFirm(tx);
      return { isSetUp: firm !== undefined, isDemo: firm?.is_demo ?? false };
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/setup',
    summary: 'Set up the firm, its data-protection contact and its first administrator; works once',
    may: 'open',
    purpose: access,
    action: 'access.set-up',
    body: setupInput,
    response: me,
    status: 201,
    async handleOutside(ctx, { reply, body }) {
      const { userId } = await setUpFirm(ctx, body);
      await startSession(ctx, reply, body.administrator);
      return meOf(ctx, userId, 'access.sign-in');
    },
  }),
];
