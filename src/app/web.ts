import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../kernel/app-error.ts';
import type { Ctx } from '../platform/ctx.ts';
import { sendProblem } from '../platform/http/server.ts';

const ROOT = fileURLToPath(new URL('../../dist/web/', import.meta.url));

/** The pages: built files with long caching, and index.html for every address that a page has. */
export async function serveWeb(http: FastifyInstance, ctx: Ctx): Promise<void> {
  await http.register(fastifyStatic, {
    root: ROOT,
    wildcard: false,
    setHeaders: (reply, path) => {
      reply.header(
        'Cache-Control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  http.setNotFoundHandler((request, reply) => {
    const { pathname } = new URL(request.url, 'http://host');
    const isPage = request.method === 'GET' && !pathname.startsWith('/api/') && !/\.\w+$/.test(pathname);
    if (isPage) return reply.header('Cache-Control', 'no-cache').sendFile('index.html');
    return sendProblem(ctx, {}, new AppError('not-found'), request, reply);
  });
}
