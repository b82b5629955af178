import pino from 'pino';

export type Log = pino.Logger;

/** Lines about the machine, never about people: ids, codes, counts and times only. Requests are not logged by URL. */
export function createLog(options: { level?: string; destination?: string } = {}): Log {
  const level = options.level ?? 'info';
  if (options.destination)
    return pino({ level }, pino.destination({ dest: options.destination, mkdir: true, sync: false }));
  return pino({ level }, pino.destination({ dest: 2, sync: true }));
}
