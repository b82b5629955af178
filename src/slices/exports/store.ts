import type { OwnChoice, OwnType } from '../../kernel/own-value.ts';
import { limitTo, type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { Exported, ExportInput } from './contract.ts';
import { EXPORT_HOURS, MOST_ROWS } from './contract.ts';

export interface ExportRow {
  export_id: string;
  run_by: string;
  purpose_key: string;
  recipient_id: string | null;
  recipient_name: string | null;
  reason: string;
  columns: string[];
  format: Exported['format'];
  language: 'de' | 'en';
  state: Exported['state'];
  rows_total: number;
  rows_done: number;
  bytes: number | null;
  created_at: Date;
  finished_at: Date | null;
  expires_at: Date;
}

const whole = sql`e.export_id, e.run_by, e.purpose_key, e.recipient_id, r.name AS recipient_name, e.reason, e.columns, e.format,
  e.language, e.state, e.rows_total, e.rows_done, e.bytes, e.created_at, e.finished_at, e.expires_at`;
const from = sql`contact_export e LEFT JOIN recipient r USING (recipient_id)`;

/** The caller's, newest first. */
export const listExports = (tx: Tx): Promise<ExportRow[]> =>
  tx.query(sql`
    SELECT ${whole} FROM ${from} WHERE e.run_by = ${tx.work.actor.id} ORDER BY e.created_at DESC, e.export_id DESC LIMIT 50`);

export const findExport = (tx: Tx, exportId: string): Promise<ExportRow | undefined> =>
  tx.maybe(sql`SELECT ${whole} FROM ${from} WHERE e.export_id = ${exportId}`);

/** @throws AppError not-found, also for those of others */
export const readOwnExport = (tx: Tx, exportId: string): Promise<ExportRow> =>
  tx.one(
    sql`SELECT ${whole} FROM ${from} WHERE e.export_id = ${exportId} AND e.run_by = ${tx.work.actor.id}`,
  );

const lasting = sql`now() + make_interval(hours => ${EXPORT_HOURS}::int)`;

/**
 * Notes the export and who is in it, by name, in one statement that brings nobody back; `selection` gives rows `c` of
 * `contact`. Returns how many there are.
 */
export async function insertExport(
  tx: Tx,
  exportId: string,
  input: ExportInput,
  language: 'de' | 'en',
  selection: Sql,
): Promise<number> {
  const [, people] = await tx.batch([
    sql`
    INSERT INTO contact_export (export_id, user_id, run_by, purpose_key, recipient_id, reason, columns, format, language, rows_total, expires_at)
    VALUES (${exportId}, ctx_owner(), ${tx.work.actor.id}, ${tx.work.purpose}, ${input.recipientId}, ${input.reason}, ${input.columns}::text[],
            ${input.format}, ${language}, 0, ${lasting})`,
    sql`
    INSERT INTO contact_export_person (export_id, contact_id, position)
    SELECT ${exportId}::uuid, s.contact_id, row_number() OVER (ORDER BY s.sort_name, s.contact_id)
      FROM (SELECT DISTINCT c.contact_id, c.sort_name FROM ${selection} ${limitTo(MOST_ROWS + 1)}) s`,
  ]);
  await tx.execute(
    sql`UPDATE contact_export SET rows_total = ${people!.rowCount} WHERE export_id = ${exportId}`,
  );
  return people!.rowCount;
}

/** Rows `c` of `contact` with these ids. */
export const withIds = (ids: readonly string[]): Sql =>
  sql`contact c WHERE c.contact_id = ANY (${ids}::uuid[])`;

/** Begins anew: a worker that died left a file that nobody can read. False where the export is not there any more. */
export async function beginWriting(tx: Tx, exportId: string): Promise<boolean> {
  const [started] = await tx.batch([
    sql`UPDATE contact_export SET state = 'running', rows_done = 0 WHERE export_id = ${exportId} AND state IN ('queued', 'running')`,
    sql`UPDATE contact_export_person SET is_written = false WHERE export_id = ${exportId} AND is_written`,
  ]);
  return started!.rowCount > 0;
}

/** Notes that these are in the file. False where the export went meanwhile, with somebody who is in it. */
export async function noteWritten(tx: Tx, exportId: string, contactIds: readonly string[]): Promise<boolean> {
  const [noted] = await tx.batch([
    sql`UPDATE contact_export SET rows_done = rows_done + ${contactIds.length}::int WHERE export_id = ${exportId}`,
    sql`UPDATE contact_export_person SET is_written = true WHERE export_id = ${exportId} AND contact_id = ANY (${contactIds}::uuid[])`,
  ]);
  return noted!.rowCount > 0;
}

/** The file is whole; who was chosen and is not in it leaves. False where the export went meanwhile. */
export async function finishExport(tx: Tx, exportId: string, bytes: number): Promise<boolean> {
  const [finished] = await tx.batch([
    sql`UPDATE contact_export SET state = 'done', bytes = ${bytes}, finished_at = now(), expires_at = ${lasting} WHERE export_id = ${exportId}`,
    sql`DELETE FROM contact_export_person WHERE export_id = ${exportId} AND NOT is_written`,
  ]);
  return finished!.rowCount > 0;
}

export const failExport = (tx: Tx, exportId: string): Promise<number> =>
  tx.execute(sql`UPDATE contact_export SET state = 'failed' WHERE export_id = ${exportId}`);

export const deleteExport = (tx: Tx, exportId: string): Promise<number> =>
  tx.execute(sql`DELETE FROM contact_export WHERE export_id = ${exportId}`);

/** Whether everybody in the file is still there for the purpose: nobody restricted, ended or withdrawn since. */
export const isCurrent = async (tx: Tx, { export_id, rows_done }: ExportRow): Promise<boolean> =>
  (
    await tx.one<{ there: number }>(
      sql`SELECT count(*) AS there FROM contact_export_person WHERE export_id = ${export_id} AND is_written`,
    )
  ).there === rows_done;

export interface OwnField {
  field_id: string;
  key: string;
  label_de: string;
  label_en: string;
  type: OwnType;
  choices: OwnChoice[];
  category: number;
  purposes: string;
}
export const listOwnFields = (tx: Tx): Promise<OwnField[]> =>
  tx.query(sql`
    SELECT field_id, key, label_de, label_en, type, choices, category, purposes::text AS purposes FROM own_field
     WHERE entity = 'contact' AND deletes_at IS NULL ORDER BY position, label_de, field_id`);
