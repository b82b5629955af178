import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../ctx.ts';
import { gatherDotted } from './dotted.ts';
import { checkOrigin, languageOf } from './edge.ts';
import { describeApi } from './openapi.ts';
import { check, type Messages, presentProblem } from './problem.ts';
import { FileAnswer, type Input, type Route, StreamedFile } from './route.ts';

export interface ServerParts {
  ctx: Ctx;
  routes: readonly Route[];
  messages: Messages;
  /** Who calls, from cookie or key; undefined for visitors. Given by the slice `access`. */
  authenticate(request: FastifyRequest): Promise<Actor | undefined>;
  /** Which contact is in the portal, from its own cookie; undefined for everybody else. Given by the slice `portal`. */
  authenticatePerson(request: FastifyRequest): Promise<Actor | undefined>;
  visitor: Actor;
  version: string;
}

type AnyInput = Input<never, never, never> & { purpose: string };

/** The HTTP side of the one way in: authenticate, purpose, permission, input, transaction, answer. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { ctx, routes, messages } = parts;
  const app = fastify({
    logger: false,
    // One proxy, ours: the address it saw itself, never what the caller wrote into the header.
    trustProxy: ctx.config.publicUrl === undefined ? false : (_address: string, hop: number) => hop < 1,
    bodyLimit: 1_048_576,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  });
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: CONTENT_SECURITY,
    strictTransportSecurity: isHttps(ctx),
  });
  await app.register(rateLimit, {
    max: 3000,
    timeWindow: '1 minute',
    errorResponseBuilder: () => new AppError('too-many-attempts'),
  });
  await app.register(multipart, { limits: { files: 1, fileSize: 200 * 1024 * 1024, fields: 20 } });

  app.setErrorHandler((error, request, reply) =>
    sendProblem(ctx, messages, toAppError(error), request, reply),
  );
  app.get('/health', async () => {
    await ctx.db.pool.query('SELECT 1').catch(() => {
      throw new AppError('unavailable');
    });
    return { status: 'ok', version: parts.version };
  });
  const document = describeApi(routes, parts.version);
  app.get('/api/v1/openapi.json', async () => document);
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      ...(route.perMinute ? { config: { rateLimit: { max: route.perMinute, timeWindow: '1 minute' } } } : {}),
      handler: (request, reply) => answer(parts, route, request, reply),
    });
  }
  return app;
}

async function answer(
  parts: ServerParts,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { ctx } = parts;
  checkOrigin(request, ctx.config.publicUrl);
  const actor = await actorOf(parts, route, request);
  if (!actor) throw new AppError('not-signed-in');
  const language = languageOf(request, actor);
  const purpose = purposeOf(route, request);
  if (!actor.permissions.has(route.may)) throw new AppError('not-allowed');
  if (!(await ctx.db.knowsPurpose(purpose))) throw new AppError('purpose-unknown');
  if (!hasFixedPurpose(route) && !actor.purposes.has(purpose))
    throw new AppError('purpose-not-yours', { params: { purpose } });
  const [params, query, body] = check(
    [
      { at: 'path', schema: route.params, value: request.params },
      { at: 'query', schema: route.query, value: gatherDotted(request.query) },
      {
        at: 'body',
        schema: route.consumes === 'multipart' ? undefined : route.body,
        value: request.body ?? {},
      },
    ],
    language,
  );
  const input = { params, query, body, actor, language, request, reply, purpose } as unknown as AnyInput;
  const result = route.handleOutside
    ? await route.handleOutside(ctx, input)
    : await ctx.db.perform(
        {
          actor: actorFor(route, actor, purpose),
          purpose,
          action: route.action,
          reads: route.method === 'GET',
        },
        (tx) => route.handle!(ctx, tx, input),
      );
  return present(route, result, reply);
}

/** The portal and the CRM know each other's cookies from nowhere: neither opens a route of the other. */
function actorOf(
  parts: ServerParts,
  { may }: Route,
  request: FastifyRequest,
): Actor | undefined | Promise<Actor | undefined> {
  if (may === 'open') return parts.visitor;
  return may === 'portal' ? parts.authenticatePerson(request) : parts.authenticate(request);
}

const hasFixedPurpose = ({ purpose }: Route): boolean => typeof purpose === 'object' && 'fixed' in purpose;

/** A route with a purpose of its own (an account's settings) may be used by whoever has its permission. */
function actorFor(route: Route, actor: Actor, purpose: string): Actor {
  return hasFixedPurpose(route) && !actor.purposes.has(purpose)
    ? { ...actor, purposes: new Map([...actor.purposes, [purpose, 'own']]) }
    : actor;
}

function present(route: Route, result: unknown, reply: FastifyReply): unknown {
  reply.header('Cache-Control', 'no-store');
  if (result instanceof FileAnswer || result instanceof StreamedFile) {
    const name = encodeURIComponent(result.name);
    return reply
      .status(route.status ?? 200)
      .header('Content-Type', result.type)
      .header(
        'Content-Disposition',
        `attachment; filename="${result.name.replaceAll(/[^\w. -]/g, '_')}"; filename*=UTF-8''${name}`,
      )
      .send(result.body);
  }
  if (route.response === 'file') throw new Error(`${route.action} must answer with a file`);
  reply.status(route.status ?? 200);
  if (route.status === 204) return reply.send();
  return reply.send(route.response.parse(result));
}

function purposeOf(route: Route, request: FastifyRequest): string {
  const header = request.headers['obhut-purpose'];
  const named = Array.isArray(header) ? header[0] : header;
  if (typeof route.purpose === 'object' && 'fixed' in route.purpose) return route.purpose.fixed;
  if (!named)
    throw new AppError('purpose-missing', {
      faults: [{ at: 'header.Obhut-Purpose', code: 'purpose-missing' }],
    });
  if (typeof route.purpose === 'object' && !route.purpose.only.includes(named)) {
    throw new AppError('purpose-not-suitable', {
      faults: [
        {
          at: 'header.Obhut-Purpose',
          code: 'purpose-not-suitable',
          params: { purposes: route.purpose.only.join(', ') },
        },
      ],
    });
  }
  return named;
}

function toAppError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE' || statusCode === 413) return new AppError('too-large');
  if (statusCode === 415) return new AppError('unsupported-media-type');
  if (statusCode === 406 && code === 'FST_INVALID_MULTIPART_CONTENT_TYPE')
    return new AppError('unsupported-media-type');
  if (statusCode && statusCode >= 400 && statusCode < 500) return new AppError('malformed-request');
  return error;
}

export function sendProblem(
  ctx: Ctx,
  messages: Messages,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const language = languageOf(request, undefined);
  const problem = presentProblem(error, language, messages);
  if (problem.status >= 500) {
    const { name, stack, params } = error as AppError;
    // The message may quote input; name, place and our own codes may not.
    ctx.log.error({ name, params, at: stack?.split('\n').slice(1, 6) }, 'request failed');
  }
  return reply
    .status(problem.status)
    .header('Content-Type', 'application/problem+json')
    .header('Content-Language', language)
    .header('Cache-Control', 'no-store')
    .send(problem);
}

const isHttps = (ctx: Ctx): boolean => ctx.config.publicUrl?.startsWith('https:') ?? false;

/** Nothing from anywhere else: scripts, styles, fonts and images are ours. Mantine sets style attributes. */
const CONTENT_SECURITY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};
