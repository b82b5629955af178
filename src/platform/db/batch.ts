import type { Connection, Submittable } from 'pg';
import pg from 'pg';

/** Rows of one statement, as node-postgres gives them. */
export interface StatementResult {
  rows: Record<string, unknown>[];
  rowCount: number;
}
export interface Statement {
  text: string;
  values: unknown[];
}

/** Shape of the messages and of node-postgres' own Query that a batch hands on; not in its public types. */
interface InnerQuery {
  name?: string;
  text: string;
  submit(connection: unknown): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: unknown): void;
  handleEmptyQuery(connection: unknown): void;
  handleReadyForQuery(connection: unknown): void;
}
interface InnerConnection {
  stream: { cork(): void; uncork(): void };
  submittedNamedStatements: Record<string, string>;
  sync(): void;
}

const MAX_NAMED = 400;
/** An erasure is one statement over all tables of the register, 30,000 characters and more: planned anew it takes 70 ms. */
const LONGEST_NAMED = 250_000;
const names = new Map<string, string>();

/** Statements are prepared once per connection under a short name; past the limit they go unnamed. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= MAX_NAMED || text.length > LONGEST_NAMED) return undefined;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * Several statements with one Sync: one round trip, and outside BEGIN one implicit transaction. When one fails, the
 * server skips the rest up to the Sync, so all is undone together. Measured 1.06 of the time of the bare query,
 * where four awaited steps take 2.2 (docs/decisions/0003). Leans on the message handlers that node-postgres calls on
 * its active query, hence `pg` is pinned to the patch.
 */
export class Batch implements Submittable {
  /** Read by node-postgres' `query`; without it it would look for a promise to make. */
  callback: (error: Error | null) => void = () => {};
  readonly done: Promise<StatementResult[]>;
  private readonly queries: InnerQuery[] = [];
  private readonly results: StatementResult[] = [];
  private current = 0;
  private settle!: { resolve: (results: StatementResult[]) => void; reject: (error: unknown) => void };

  constructor(statements: readonly Statement[]) {
    this.done = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    statements.forEach((statement, index) => {
      const name = nameOf(statement.text);
      const query = new pg.Query(
        { text: statement.text, values: statement.values, ...(name ? { name } : {}) } as pg.QueryConfig,
        undefined as never,
      ) as unknown as InnerQuery & { callback: unknown; queryMode: string };
      query.queryMode = 'extended';
      query.callback = (error: Error | null, result: pg.QueryResult) => {
        if (error) this.settle.reject(error);
        else this.results[index] = { rows: result.rows, rowCount: result.rowCount ?? 0 };
      };
      this.queries.push(query);
    });
  }

  /** node-postgres notes a parsed statement under the name and text of its active query. */
  get name(): string | undefined {
    return this.queries[this.current]?.name;
  }
  get text(): string | undefined {
    return this.queries[this.current]?.text;
  }

  submit(connection: Connection): void {
    const real = connection as unknown as InnerConnection;
    const withoutSync = Object.create(real, { sync: { value: () => {} } });
    real.stream.cork();
    try {
      for (const query of this.queries) {
        const refused = query.submit(withoutSync);
        if (refused) this.settle.reject(refused);
      }
      real.sync();
    } finally {
      real.stream.uncork();
    }
  }

  handleRowDescription(message: unknown): void {
    this.queries[this.current]!.handleRowDescription(message);
  }
  handleDataRow(message: unknown): void {
    this.queries[this.current]!.handleDataRow(message);
  }
  handleCommandComplete(message: unknown, connection: unknown): void {
    this.queries[this.current]!.handleCommandComplete(message, connection);
    this.finishCurrent(connection);
  }
  handleEmptyQuery(connection: unknown): void {
    this.finishCurrent(connection);
  }
  handlePortalSuspended(): void {
    this.settle.reject(new Error('a batch does not page'));
  }
  handleCopyInResponse(connection: { sendCopyFail(message: string): void }): void {
    connection.sendCopyFail('COPY is not possible in a batch');
  }
  handleCopyData(): void {}

  handleError(error: Error, connection: unknown): void {
    const pending = (connection as InnerConnection).submittedNamedStatements;
    for (const query of this.queries.slice(this.current)) if (query.name) delete pending[query.name];
    this.settle.reject(error);
  }
  handleReadyForQuery(): void {
    this.settle.resolve(this.results);
  }

  private finishCurrent(connection: unknown): void {
    this.queries[this.current]!.handleReadyForQuery(connection);
    this.current += 1;
  }
}
