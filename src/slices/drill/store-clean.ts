import { setTimeout as sleep } from 'node:timers/promises';
import type { Asking } from './store-schema.ts';

/** A table as `schema.table`, quoted where that is needed. */
export interface Cleaned {
  tables: number;
  /** What could not be cleaned, and why: `busy`, `not-permitted`, `wal-recycled`, `held-by-slot`. */
  left: { what: string; why: string }[];
}

const LOCK_TIMEOUT = '5s';
const TRIES = 6;
/** A checkpoint keeps the log since the one before it. */
const WAL_ROUNDS = 3;

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? '';

/**
 * Tables of this database, smallest first, so that most of it is done before the big ones take their time. Partitions and
 * what other databases of the server hold are theirs.
 */
async function listTables(admin: Asking): Promise<string[]> {
  const { rows } = await admin.query(`
    SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
     ORDER BY pg_table_size(c.oid), 1`);
  return rows.map(({ name }) => name as string);
}

/**
 * Takes dead rows off the disk: writes every table and index anew (VACUUM leaves the bytes of dead rows in the pages, so
 * FULL), after its statistics, which quote values too. Each table is locked while it is written.
 */
export async function rewriteTables(
  admin: Asking,
  onTable: (done: number, of: number) => void,
): Promise<Cleaned> {
  const cleaned: Cleaned = { tables: 0, left: [] };
  await admin.query(`SET lock_timeout = '${LOCK_TIMEOUT}'`);
  try {
    const tables = await listTables(admin);
    for (const [index, table] of tables.entries()) {
      onTable(index, tables.length);
      await rewrite(admin, table, cleaned);
    }
    // The planner's statistics: ANALYZE has put new ones in place of those that quoted the dead rows.
    await rewrite(admin, 'pg_catalog.pg_statistic', cleaned, { analyze: false });
    onTable(tables.length, tables.length);
    return cleaned;
  } finally {
    await admin.query('RESET lock_timeout');
  }
}

async function rewrite(
  admin: Asking,
  table: string,
  cleaned: Cleaned,
  { analyze } = { analyze: true },
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      if (analyze) await admin.query(`ANALYZE ${table}`);
      await admin.query(`VACUUM (FULL) ${table}`);
      cleaned.tables += 1;
      return;
    } catch (error) {
      const code = codeOf(error);
      if (code === '42501') {
        cleaned.left.push({ what: table, why: 'not-permitted' });
        return;
      }
      // Gone meanwhile.
      if (code === '42P01') return;
      if (code !== '55P03' && code !== '40P01') throw error;
      if (tries >= TRIES) {
        cleaned.left.push({ what: table, why: 'busy' });
        return;
      }
      await sleep(500 * tries);
    }
  }
}

/** Takes the old write-ahead log off the disk: the server drops whole files once checkpoints have passed them. */
export async function dropOldLog(admin: Asking): Promise<Cleaned['left']> {
  const left: Cleaned['left'] = [];
  const { rows: settings } = await admin.query(
    `SELECT current_setting('wal_recycle') AS recycled, EXISTS (SELECT FROM pg_replication_slots) AS slots`,
  );
  if (settings[0].recycled === 'on') left.push({ what: 'pg_wal', why: 'wal-recycled' });
  if (settings[0].slots) left.push({ what: 'pg_wal', why: 'held-by-slot' });
  try {
    for (let round = 0; round < WAL_ROUNDS; round++) {
      // A file in which nothing was written since the last switch would not be left.
      await admin.query(`SELECT pg_logical_emit_message(true, 'obhut', 'clean')`);
      await admin.query('SELECT pg_switch_wal()');
      await admin.query('CHECKPOINT');
    }
  } catch (error) {
    if (codeOf(error) !== '42501') throw error;
    left.push({ what: 'pg_wal', why: 'not-permitted' });
  }
  return left;
}
