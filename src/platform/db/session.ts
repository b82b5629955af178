import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Sql } from 'sql-template-tag';
import { type ConnectionOptions, sessionOptions } from './database.ts';
import { MIGRATION_TABLE } from './migrate.ts';

/**
 * A connection for the operator's work on all of the data (backup and restore), as the role that sees it: never for a
 * request. Statements name no schema. What it does is entered in the log by whoever opens it.
 */
export class Session {
  private readonly client: pg.Client;
  readonly schema: string;
  private broken: Error | undefined;

  private constructor(client: pg.Client, schema: string) {
    this.client = client;
    this.schema = schema;
    client.on('error', (error) => {
      this.broken = error;
    });
  }

  /** `role` none: as the user who owns the installation, to make what that role needs. */
  static async open(admin: ConnectionOptions, schema: string): Promise<Session> {
    const client = new pg.Client({
      ...admin,
      // A backup may wait for a slow disk, a restore builds indexes for minutes.
      options: `${sessionOptions(schema)} -c idle_in_transaction_session_timeout=0 -c statement_timeout=0`,
      application_name: 'obhut session',
    } as pg.ClientConfig);
    const session = new Session(client, schema);
    await client.connect();
    return session;
  }

  async query<Row>({ text, values }: Sql): Promise<Row[]> {
    if (this.broken) throw this.broken;
    const { rows } =
      values.length > 0 ? await this.client.query(text, values) : await this.client.query(text);
    return rows as Row[];
  }

  /** Files of `migrations/` that were applied, in their order. */
  async migrations(): Promise<string[]> {
    const { rows } = await this.client.query(`SELECT file FROM ${MIGRATION_TABLE} ORDER BY file`);
    return rows.map(({ file }) => file as string);
  }

  /** Rows of `COPY ... TO STDOUT` in text format, as they come: a chunk may end anywhere. */
  copyOut({ text }: Sql): AsyncIterable<Buffer> {
    if (this.broken) throw this.broken;
    return this.client.query(copyTo(text));
  }

  /** Feeds `COPY ... FROM STDIN`; returns when the server has taken all of it. */
  async copyIn({ text }: Sql, rows: AsyncIterable<Buffer>): Promise<void> {
    if (this.broken) throw this.broken;
    await pipeline(Readable.from(rows, { objectMode: false }), this.client.query(copyFrom(text)));
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => {});
  }
}
