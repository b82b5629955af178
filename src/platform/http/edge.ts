import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Language } from './problem.ts';

/**
 * Cross-site request forgery: a browser names the page's origin on every request that changes something. One that
 * names another is refused; programs without a browser name none. Cookies are SameSite besides.
 */
export function checkOrigin(request: FastifyRequest, publicUrl: string | undefined): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new AppError('origin-refused');
  if (origin === undefined) return;
  const expected = publicUrl ? new URL(publicUrl).host : request.headers.host;
  if (!URL.canParse(origin) || new URL(origin).host !== expected) throw new AppError('origin-refused');
}

/** Accept-Language by its weights, of the two we speak; then the account's language; then German. */
export function languageOf(request: FastifyRequest, actor: Actor | undefined): Language {
  const accepted = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().toLowerCase().split(';');
      const quality = options.find((option) => option.trim().startsWith('q='));
      return { tag: tag.split('-')[0], quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ tag, quality }) => (tag === 'de' || tag === 'en') && quality > 0)
    .sort((a, b) => b.quality - a.quality)[0];
  return (accepted?.tag as Language | undefined) ?? actor?.language ?? 'de';
}
