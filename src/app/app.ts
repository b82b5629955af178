import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Actor, VISITOR } from '../kernel/actor.ts';
import { systemClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { Ctx } from '../platform/ctx.ts';
import type { Database } from '../platform/db/index.ts';
import { openFiles } from '../platform/files.ts';
import { createServer } from '../platform/http/server.ts';
import { openKeys } from '../platform/keys.ts';
import { createLog } from '../platform/log.ts';
import type { Job } from '../platform/slice.ts';
import { authenticate } from '../slices/access/index.ts';
import { authenticatePerson } from '../slices/portal/index.ts';
import { collectRegister } from './register.ts';
import { SLICES } from './slices.ts';

export const VERSION: string = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
).version;

export function createCtx(config: Config, db: Database): Ctx {
  return {
    config,
    db,
    keys: openKeys(config.dataDir),
    files: openFiles(config.dataDir),
    clock: systemClock,
    log: createLog({ level: config.logLevel }),
    register: collectRegister(SLICES),
  };
}

export const JOBS: readonly Job[] = SLICES.flatMap((slice) => slice.jobs ?? []);

/** The HTTP application without a port: routes of all slices. `authenticateFirst` lets tests name an actor outright. */
export function createHttp(
  ctx: Ctx,
  options: { authenticateFirst?: (request: FastifyRequest) => Actor | undefined } = {},
): Promise<FastifyInstance> {
  return createServer({
    ctx,
    routes: SLICES.flatMap((slice) => slice.routes),
    messages: Object.assign({}, ...SLICES.map((slice) => slice.messages ?? {})),
    authenticate: async (request) => options.authenticateFirst?.(request) ?? authenticate(ctx, request),
    authenticatePerson: (request) => authenticatePerson(ctx, request),
    visitor: VISITOR,
    version: VERSION,
  });
}
