import pg from 'pg';
import { AppError } from '../../kernel/app-error.ts';
import { BUILTIN_PURPOSES, type PurposeDefinition } from '../../kernel/purpose.ts';
import type { Work } from './context.ts';
import { Tx } from './tx.ts';

export interface ConnectionOptions {
  host?: string | undefined;
  port?: number | undefined;
  user: string;
  password?: string | undefined;
  database: string;
  ssl?: boolean | object | undefined;
}

/** Dates stay text (a birthday has no time zone); counts come as numbers; time stamps as Date. */
pg.types.setTypeParser(1082, (value) => value);
pg.types.setTypeParser(20, (value) => Number(value));

/** Server options of every connection: our schema first, times in UTC, and no statement may hang for ever. */
export const sessionOptions = (schema: string): string =>
  `-c search_path=${schema},public -c timezone=UTC -c idle_in_transaction_session_timeout=600000`;

/** The pool of the application's role, and the one way in. */
export class Database {
  readonly pool: pg.Pool;
  readonly schema: string;
  private purposes: Map<string, PurposeDefinition> = new Map(
    BUILTIN_PURPOSES.map((purpose) => [purpose.key, purpose]),
  );

  constructor(connection: ConnectionOptions, options: { max?: number; schema?: string } = {}) {
    this.schema = options.schema ?? 'obhut';
    this.pool = new pg.Pool({
      ...connection,
      max: options.max ?? 12,
      options: sessionOptions(this.schema),
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 60_000,
    } as pg.PoolConfig);
    // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
    this.pool.on('error', () => {});
  }

  /**
   * Runs `work` in one transaction: rows, audit entry and jobs commit together or not at all. Throws AppError
   * (`purpose-unknown`, `purpose-not-yours`, and what the database refuses); anything thrown undoes everything.
   */
  async perform<T>(work: Work, act: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect().catch(() => {
      throw new AppError('unavailable');
    });
    let broken: Error | undefined;
    try {
      const tx = new Tx(client, work, this.purposes);
      try {
        const result = await act(tx);
        await tx.commit();
        return result;
      } catch (error) {
        await tx.rollback().catch((failure: Error) => {
          broken = failure;
        });
        throw error;
      }
    } finally {
      client.release(broken);
    }
  }

  /** Every purpose by key; the firm's own included after `setPurposes`. */
  get purposeByKey(): ReadonlyMap<string, PurposeDefinition> {
    return this.purposes;
  }

  /** The grounds slice hands over the purposes that the firm added, at start and after each change. */
  setPurposes(purposes: Iterable<PurposeDefinition>): void {
    this.purposes = new Map([...BUILTIN_PURPOSES, ...purposes].map((purpose) => [purpose.key, purpose]));
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
