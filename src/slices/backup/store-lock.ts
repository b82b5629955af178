import { type Session, sql } from '../../platform/db/index.ts';

/** One backup at a time: two would each make the same missing keys. Held as long as the connection. */
export async function lockBackups(session: Session): Promise<boolean> {
  const [row] = await session.query<{ locked: boolean }>(
    sql`SELECT pg_try_advisory_lock(hashtext('obhut backup')) AS locked`,
  );
  return row!.locked;
}

/** One copy of the keys at a time; waits for the other. Held as long as the connection. */
export const waitForKeys = (session: Session): Promise<unknown> =>
  session.query(sql`SELECT pg_advisory_lock(hashtext('obhut copy of keys'))`);
