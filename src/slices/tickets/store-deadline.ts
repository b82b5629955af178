import { sql, type Tx } from '../../platform/db/index.ts';
import type { Deadlines } from './contract.ts';

export async function readDeadlines(tx: Tx): Promise<Deadlines> {
  const rows = await tx.query<{ priority: keyof Deadlines['hours']; hours: number }>(
    sql`SELECT priority, hours FROM ticket_deadline`,
  );
  return {
    hours: Object.fromEntries(rows.map(({ priority, hours }) => [priority, hours])) as Deadlines['hours'],
  };
}

export async function setDeadlines(tx: Tx, { hours }: Deadlines): Promise<void> {
  await tx.execute(sql`
    UPDATE ticket_deadline d SET hours = n.value::integer
      FROM json_each_text(${JSON.stringify(hours)}::json) n WHERE d.priority = n.key`);
}
