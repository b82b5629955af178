import { sql, type Tx } from '../../platform/db/index.ts';
import type { PersonKey } from './person-key.ts';
import type { ContactDraft } from './read/contact-draft.ts';

export interface MatchRow {
  n: number;
  matched: 'external-id' | 'email' | 'phone' | 'person' | 'same-file' | null;
  contact_id: string | null;
  shared: boolean;
}

/** Contacts that these people are, past purpose and scope; one statement. `sameFile`: imports of the same bytes. */
export function matchPeople(
  tx: Tx,
  people: readonly { n: number; key: PersonKey }[],
  sameFile: readonly string[],
  importId: string,
): Promise<MatchRow[]> {
  const records = people.map(({ n, key }) => ({
    n,
    emails: key.emails,
    phones: key.phones,
    external_id: key.externalId,
    given: key.givenName,
    middle: key.middleName,
    family: key.familyName,
    suffix: key.nameSuffix,
    birthday: key.birthday,
    postcode: key.postcode,
    street: key.street,
  }));
  return tx.query(
    sql`SELECT n, matched, contact_id, shared FROM match_people(${JSON.stringify(records)}::json, ${sameFile}::uuid[], ${importId}::uuid)`,
  );
}

export interface WaitingRow {
  import_id: string;
  line: number;
  draft: ContactDraft;
}

/** Rows in quarantine that have one of these identifiers, or are the very same rows of the very same file. */
export const findWaiting = (
  tx: Tx,
  identifiers: readonly string[],
  lines: readonly number[],
  sameFile: readonly string[],
  importId: string,
): Promise<WaitingRow[]> =>
  tx.query(sql`
    SELECT import_id, line, draft FROM quarantine
     WHERE identifiers && ${identifiers}::text[] AND import_id <> ${importId}
    UNION ALL
    SELECT import_id, line, draft FROM quarantine WHERE import_id = ANY (${sameFile}::uuid[]) AND line = ANY (${lines}::integer[])`);

/** Those of these contacts that the purpose shows. */
export const readVisible = (tx: Tx, contactIds: readonly string[]): Promise<{ contact_id: string }[]> =>
  tx.query(sql`SELECT contact_id FROM contact WHERE contact_id = ANY (${contactIds}::uuid[])`);

/** Grounds that an import has given these contacts so far. */
export const readGroundsOf = (
  tx: Tx,
  importId: string,
  contactIds: readonly string[],
): Promise<{ contact_id: string; purpose_key: string }[]> =>
  tx.query(
    sql`SELECT contact_id, purpose_key FROM ground WHERE contact_id = ANY (${contactIds}::uuid[]) AND import_id = ${importId}`,
  );

/** Companies that an import has made so far. */
export async function countCompaniesOf(tx: Tx, importId: string): Promise<number> {
  const row = await tx.one<{ count: number }>(
    sql`SELECT count(*) AS count FROM company WHERE import_id = ${importId}`,
  );
  return row.count;
}

/** What is done in `act` leaves no trace but its result, while the transaction goes on. */
export async function withoutTrace<T>(tx: Tx, act: () => Promise<T>): Promise<T> {
  await tx.execute(sql`SAVEPOINT without_trace`);
  const result = await act();
  await tx.execute(sql`ROLLBACK TO SAVEPOINT without_trace`);
  return result;
}
