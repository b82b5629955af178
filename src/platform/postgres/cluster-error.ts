/**
 * Why the embedded database could not be started, in a sentence for whoever runs the server.
 * The command line prints the message alone, without the stack. It never holds personal data.
 */
export class ClusterError extends Error {
  override readonly name = 'ClusterError';
}

/** The way out that always exists: a PostgreSQL that somebody else runs. */
export const USE_OWN_SERVER =
  'Set DATABASE_URL to use a PostgreSQL of your own instead (15 or newer), for example postgres://user:password@host/obhut.';

/** First line of whatever was thrown, for messages that quote a cause. */
export function reason(error: unknown): string {
  const stderr = (error as { stderr?: string } | null)?.stderr?.trim();
  const text = stderr || (error instanceof Error ? error.message : String(error));
  return text.split('\n')[0] ?? text;
}
