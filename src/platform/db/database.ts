import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import { AppError } from '../../kernel/app-error.ts';
import { BUILTIN_PURPOSES, type PurposeDefinition } from '../../kernel/purpose.ts';
import type { Work } from './context.ts';
import type { MadeFunction } from './made.ts';
import { migrate, migrationFiles, rebuild } from './migrate.ts';
import { Session } from './session.ts';
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

/** Server options of every connection: our schema first, times in UTC, and no transaction may lie idle for ever. */
export const sessionOptions = (schema: string): string =>
  `-c search_path=${schema},public -c timezone=UTC -c idle_in_transaction_session_timeout=600000`;

/** The pool of the application's role, and the one way in. */
export class Database {
  readonly pool: pg.Pool;
  readonly schema: string;
  private readonly admin: ConnectionOptions | undefined;
  private readonly made: readonly MadeFunction[] | undefined;
  private readonly purposes: Map<string, PurposeDefinition> = new Map(
    BUILTIN_PURPOSES.map((purpose) => [purpose.key, purpose]),
  );
  /** Reads the firm's purposes again; set by the grounds slice. Another process may have added the one asked for. */
  onUnknownPurpose: (() => Promise<void>) | undefined;

  /** `admin`: the user who owns the installation, for the operator's commands; `made`: what `migrateOn` makes. */
  constructor(
    connection: ConnectionOptions,
    options: {
      max?: number;
      schema?: string;
      admin?: ConnectionOptions;
      made?: readonly MadeFunction[];
    } = {},
  ) {
    this.schema = options.schema ?? 'obhut';
    this.admin = options.admin;
    this.made = options.made;
    this.pool = new pg.Pool({
      ...connection,
      max: options.max ?? 12,
      // Policies make planning dearer than most look-ups: each statement is planned once a connection and kept.
      options: `${sessionOptions(this.schema)} -c plan_cache_mode=force_generic_plan`,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 60_000,
    } as pg.PoolConfig);
    // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
    this.pool.on('error', () => {});
    this.pool.on('connect', (client) => client.on('error', () => {}));
  }

  /**
   * Runs `work` in one transaction: rows, audit entry and jobs commit together or not at all. Throws AppError
   * (`purpose-unknown`, `purpose-not-yours`, and what the database refuses); anything thrown undoes everything.
   */
  async perform<T>(work: Work, act: (tx: Tx) => Promise<T>): Promise<T> {
    await this.knowsPurpose(work.purpose);
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

  /** Whether there is such a purpose; an unknown one is looked for in the database before the answer is no. */
  async knowsPurpose(key: string): Promise<boolean> {
    if (!this.purposes.has(key)) await this.onUnknownPurpose?.();
    return this.purposes.has(key);
  }

  /**
   * The grounds slice hands over the purposes that the firm added, at start and after each change. Open transactions
   * see them too: a purpose never goes, and neither its bit nor its categories ever change.
   */
  setPurposes(purposes: Iterable<PurposeDefinition>): void {
    for (const purpose of purposes) this.purposes.set(purpose.key, purpose);
  }

  /**
   * Rows of one statement outside every purpose, and so without an entry in the log: for what is nobody's (the list
   * of purposes, the time of the next end). Row-level security shows it no row of anybody.
   */
  async queryWithoutPurpose<Row>({ text, values }: Sql): Promise<Row[]> {
    const { rows } = await this.pool.query(text, values).catch(() => {
      throw new AppError('unavailable');
    });
    return rows as Row[];
  }

  /** A connection past the policies, for the operator's commands alone (backup, restore). To be closed by the caller. */
  async openSession(): Promise<Session> {
    if (!this.admin) throw new Error('this process may not open the whole database');
    return Session.open(this.admin, this.schema);
  }

  /**
   * For a restore: makes an empty database one to which these files of `migrations/` were applied and no others. Calls
   * `refuse` where one of them is not there: the backup is from a newer release.
   */
  async adoptMigrations(files: readonly string[], refuse: () => never): Promise<void> {
    const here = await migrationFiles();
    if (files.some((file) => !here.includes(file))) refuse();
    const session = await this.openSession();
    const applied = await session.migrations().finally(() => session.close());
    if (applied.length === files.length && applied.every((file) => files.includes(file))) return;
    await rebuild(this.admin!, this.schema, files);
  }

  /** Applies the files of `migrations/` that are missing. */
  async migrateOn(): Promise<void> {
    await migrate(this.admin!, { schema: this.schema, made: this.made });
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
