import type { PoolClient } from 'pg';
import type { Sql } from 'sql-template-tag';
import { NIL_ID } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { PurposeDefinition } from '../../kernel/purpose.ts';
import { Batch, type Statement, type StatementResult } from './batch.ts';
import { auditStatement, contextStatement, loggedLookUp, resolvePurpose, type Work } from './context.ts';
import { translateDatabaseError } from './errors.ts';

/** Job names and payloads; a payload holds ids, never personal data (it stays in the queue's table until done). */
export type JobPayload = Record<string, string | number | boolean | null>;

/**
 * An open transaction under one purpose. Handed to every function that touches the database; there is no way to
 * query without one. Collects the `contact_id` of every row that comes back, and the `contact_ids` (uuid[]) of rows that
 * several people share, for the audit entry at commit.
 */
export class Tx {
  work: Work;
  readonly purposes: ReadonlyMap<string, PurposeDefinition>;
  /** When the transaction began by the database's clock, `now()` in SQL cut to milliseconds; known from the first statement on. */
  startedAt: Date | undefined;
  private readonly client: PoolClient;
  private readonly subjects = new Set<string>();
  private readonly erased = new Set<string>();
  /** Statements that go out with the next round trip: BEGIN and context at first. */
  private waiting: Statement[];
  private began = false;
  /** A look-up is the whole transaction: from the moment it is asked nothing may follow. */
  private lookUpState: 'none' | 'asked' | 'answered' = 'none';

  constructor(client: PoolClient, work: Work, purposes: ReadonlyMap<string, PurposeDefinition>) {
    this.client = client;
    this.work = work;
    this.purposes = purposes;
    const purpose = resolvePurpose(purposes, work.actor, work.purpose);
    this.waiting = [{ text: 'BEGIN', values: [] }, contextStatement(work, purpose)];
  }

  /** Rows of one statement. Types are the caller's word; the register and the response schemas check what leaves. */
  async query<Row>(sql: Sql): Promise<Row[]> {
    return (await this.batch([sql]))[0]!.rows as Row[];
  }

  /** The only row; `not-found` when there is none (absent, expired, restricted, out of scope: all the same). */
  async one<Row>(sql: Sql): Promise<Row> {
    const row = (await this.query<Row>(sql))[0];
    if (!row) throw new AppError('not-found');
    return row;
  }

  async maybe<Row>(sql: Sql): Promise<Row | undefined> {
    return (await this.query<Row>(sql))[0];
  }

  /** Number of rows changed. */
  async execute(sql: Sql): Promise<number> {
    return (await this.batch([sql]))[0]!.rowCount;
  }

  /**
   * Rows of the only statement of a transaction: context, statement and log entry go out with one Sync, which is one
   * implicit transaction and one round trip (docs/decisions/0011). The statement is a SELECT with a column
   * `contact_id`. Whatever is asked of the transaction afterwards is refused; where something went before, this is an
   * ordinary query. Finding nobody leaves an entry that names nobody.
   */
  async lookUp<Row>(sql: Sql): Promise<Row[]> {
    if (this.began || this.subjects.size > 0) return this.query<Row>(sql);
    this.lookUpState = 'asked';
    // The first that waits is BEGIN.
    const context = this.waiting.splice(0).slice(1);
    const results = await this.send([
      ...context,
      loggedLookUp(this.work, { text: sql.text, values: sql.values }),
    ]);
    this.lookUpState = 'answered';
    this.startedAt = results[0]!.rows[0]!.started_at as Date;
    return results.at(-1)!.rows as Row[];
  }

  /** Several statements in one round trip, in order. */
  async batch(statements: readonly Sql[]): Promise<StatementResult[]> {
    this.refuseAfterLookUp();
    const lead = this.waiting;
    this.waiting = [];
    const results = await this.send([...lead, ...statements.map(({ text, values }) => ({ text, values }))]);
    // The first lead is BEGIN and the context, which says what time it is.
    this.startedAt ??= results[1]?.rows[0]?.started_at as Date | undefined;
    const answers = results.slice(lead.length);
    for (const { rows } of answers) this.collect(rows);
    return answers;
  }

  /** Names contacts for the audit entry that no row of this transaction brought back (for example inserted ones). */
  touch(contactIds: Iterable<string>): void {
    this.refuseAfterLookUp();
    for (const id of contactIds) this.subjects.add(id);
  }

  /** Contacts that this transaction erases: its entry in the log counts them and does not name them. */
  forget(contactIds: Iterable<string>): void {
    for (const id of contactIds) this.erased.add(id);
    this.touch(this.erased);
  }

  /** Enqueues a job in this transaction: it runs if, and only if, the transaction commits. */
  async addJob(
    name: string,
    payload: JobPayload = {},
    options: { key?: string; runAt?: Date } = {},
  ): Promise<void> {
    await this.batch([
      {
        text: 'SELECT add_job($1, $2::json, $3, $4)',
        values: [name, JSON.stringify(payload), options.key ?? null, options.runAt ?? null],
      } as unknown as Sql,
    ]);
  }

  /**
   * The same transaction goes on under another purpose of the same actor; what was done so far gets its own entry in
   * the log. For work that by nature serves several purposes, as an import with a ground per row does.
   */
  async continueUnder(purpose: string): Promise<void> {
    this.refuseAfterLookUp();
    if (purpose === this.work.purpose) return;
    const definition = resolvePurpose(this.purposes, this.work.actor, purpose);
    if (this.subjects.size > 0) this.waiting.push(auditStatement(this.work, this.subjectsForLog()));
    this.subjects.clear();
    this.work = { ...this.work, purpose };
    this.waiting.push(contextStatement(this.work, definition));
  }

  /** Called by `Database.perform` alone. */
  async commit(): Promise<void> {
    if (this.lookUpState === 'answered') return;
    this.refuseAfterLookUp();
    this.waiting.push(auditStatement(this.work, this.subjectsForLog()), { text: 'COMMIT', values: [] });
    const last = this.waiting;
    this.waiting = [];
    await this.send(last);
  }

  /** Called by `Database.perform` alone. */
  async rollback(): Promise<void> {
    if (this.began && this.lookUpState !== 'answered') await this.client.query('ROLLBACK');
  }

  private refuseAfterLookUp(): void {
    if (this.lookUpState !== 'none') throw new Error('a look-up is the whole of its transaction');
  }

  private subjectsForLog(): string[] {
    return [...this.subjects].map((id) => (this.erased.has(id) ? NIL_ID : id));
  }

  private collect(rows: readonly Record<string, unknown>[]): void {
    const first = rows[0];
    if (!first) return;
    if ('contact_id' in first)
      for (const row of rows) if (typeof row.contact_id === 'string') this.subjects.add(row.contact_id);
    if ('contact_ids' in first)
      for (const row of rows)
        for (const id of (row.contact_ids as string[] | null) ?? []) this.subjects.add(id);
  }

  private async send(statements: readonly Statement[]): Promise<StatementResult[]> {
    const batch = new Batch(statements);
    this.began = true;
    this.client.query(batch);
    try {
      return await batch.done;
    } catch (error) {
      throw translateDatabaseError(error);
    }
  }
}
