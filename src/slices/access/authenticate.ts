import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { type Actor, systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { keyActor, userActor } from './actor.ts';
import { SESSION_IDLE_HOURS } from './library.ts';
import { sessionTokenOf } from './session-cookie.ts';
import {
  findKeyActor,
  findKeyActorById,
  findSessionActor,
  findUserActor,
  findUserActorByEmail,
} from './store-session.ts';

const KEY = /^Bearer (obhut_[A-Za-z0-9_-]{43})$/;
/** How long an answer is believed; another process learns of a change within this time. */
const BELIEVED_MS = 5000;
const MOST_KNOWN = 10_000;

/** Actors by session token or key hash. `changes` guards against an answer that was on its way while it went stale. */
interface Known {
  actors: Map<string, { actor: Actor; until: number }>;
  changes: number;
}
const knownOf = new WeakMap<Ctx, Known>();
function known(ctx: Ctx): Known {
  let made = knownOf.get(ctx);
  if (!made) {
    made = { actors: new Map(), changes: 0 };
    knownOf.set(ctx, made);
  }
  return made;
}

/** To be called after every commit that changes who may do what. */
export function forgetActors(ctx: Ctx): void {
  const cache = known(ctx);
  cache.actors.clear();
  cache.changes += 1;
}

const ask = <T>(ctx: Ctx, action: string, act: (tx: Tx) => Promise<T>): Promise<T> =>
  ctx.db.perform({ actor: systemActor('access'), purpose: 'access', action, reads: true }, act);

/** The actor behind a bearer key or a session cookie; undefined for visitors, ended sessions and inactive users. */
export async function authenticate(ctx: Ctx, request: FastifyRequest): Promise<Actor | undefined> {
  const { authorization } = request.headers;
  if (authorization?.startsWith('Bearer ')) {
    const secret = KEY.exec(authorization)?.[1];
    if (!secret) return undefined;
    const hash = hashSecret(secret);
    return believe(ctx, hash.toString('base64'), (tx) =>
      findKeyActor(tx, hash).then((row) => row && keyActor(row)),
    );
  }
  const token = sessionTokenOf(ctx, request);
  if (!token) return undefined;
  return believe(ctx, token, (tx) =>
    findSessionActor(tx, token, SESSION_IDLE_HOURS).then((row) => row && userActor(row)),
  );
}

/** An active user, or a key that is valid, as an actor: for work that goes on in their name later; undefined if there is none. */
export const loadActor = (ctx: Ctx, id: string): Promise<Actor | undefined> =>
  ask(ctx, 'access.load-actor', async (tx) => {
    const user = await findUserActor(tx, id);
    if (user) return userActor(user);
    const key = await findKeyActorById(tx, id);
    return key && keyActor(key);
  });

/** The active user with this sign-in name, for commands; undefined if there is none. */
export const loadActorByEmail = (ctx: Ctx, email: string): Promise<Actor | undefined> =>
  ask(ctx, 'access.load-actor', (tx) =>
    findUserActorByEmail(tx, email.trim().toLowerCase()).then((row) => row && userActor(row)),
  );

/** What is stored of an API key's secret. 256 random bits need no slow hash. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest();

async function believe(
  ctx: Ctx,
  key: string,
  find: (tx: Tx) => Promise<Actor | undefined>,
): Promise<Actor | undefined> {
  const cache = known(ctx);
  const hit = cache.actors.get(key);
  const now = performance.now();
  if (hit && hit.until > now) return hit.actor;
  const before = cache.changes;
  const actor = await ask(ctx, 'access.recognise', find);
  if (!actor) {
    cache.actors.delete(key);
    return undefined;
  }
  if (cache.actors.size >= MOST_KNOWN) cache.actors.clear();
  if (cache.changes === before) cache.actors.set(key, { actor, until: now + BELIEVED_MS });
  return actor;
}
