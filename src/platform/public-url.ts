import type { Config } from './config.ts';

/**
 * Where people reach Obhut, without a slash at the end. Never from the header Host of a request: a link in a mail would
 * lead wherever the sender of that request likes.
 */
export const publicUrl = ({ publicUrl: named, host, port }: Config): string =>
  (named ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`).replace(/\/+$/, '');
