import { v7 as uuid } from 'uuid';
import type { Sql } from '../../src/platform/db/index.ts';
import { contactStatement } from '../../src/slices/contacts/store-contact.ts';
import { type ContactFilter, listStatement } from '../../src/slices/contacts/store-list.ts';
import { tablesOfContact, type World } from '../world.ts';
import { type BenchRecord, emailOf, familyNameOf } from './records.ts';
import type { Side } from './side.ts';

const FIRST_PAGE = { sort: 'name', limit: 50, after: undefined } as const;

/**
 * The same work by a program without protection: the same statements, tables and indexes as the superuser, prepared, one
 * round trip a read and an ordinary transaction a write. A condition on the purpose is all that it asks.
 */
export function baselineSide({ ctx, actor, plain }: World): Side {
  const tables = tablesOfContact({ ctx });
  const names = new Map<string, string>();
  const run = async (
    { text, values }: { text: string; values: unknown[] },
    client: Pick<typeof plain, 'query'> = plain,
  ) => {
    let name = names.get(text);
    if (!name) {
      name = `b${names.size}`;
      names.set(text, name);
    }
    return client.query({ name, text, values });
  };
  const maskOf = (purpose: string): bigint | undefined =>
    purpose === 'rights' ? undefined : 1n << BigInt(ctx.db.purposeByKey.get(purpose)!.bit);
  /** What a program without policies asks itself: is this purpose among those of the record, and for rights, does it rest. */
  const under = ({ text, values }: Sql, purpose: string) => {
    const mask = maskOf(purpose);
    const asked =
      mask === undefined ? 'restricted_at IS NULL' : `open_purposes & $${values.length + 1}::bigint <> 0`;
    return {
      text: text.replace(/FROM contact c\b/, `FROM (SELECT * FROM contact WHERE ${asked}) c`),
      values: mask === undefined ? [...values] : [...values, mask.toString()],
    };
  };
  const idsOf = async (filter: ContactFilter, purpose: string): Promise<string[]> =>
    (await run(under(listStatement(filter, FIRST_PAGE), purpose))).rows
      .map((row) => row.contact_id as string)
      .slice(0, 50);
  const filterBy = (by: string, record: BenchRecord): ContactFilter => ({
    email: emailOf(record.user),
    ...(by === 'purpose' ? { openPurpose: ctx.db.purposeByKey.get(record.purpose) } : {}),
    ...(by === 'ttl' ? { deletesBefore: '2100-01-01T00:00:00Z' } : {}),
    ...(by === 'recipient' ? { tag: `shared with ${record.recipient}` } : {}),
  });
  const transaction = async (statements: readonly { text: string; values: unknown[] }[]): Promise<number> => {
    const client = await plain.connect();
    let last = 0;
    try {
      await client.query('BEGIN');
      for (const statement of statements) last = (await run(statement, client)).rowCount ?? 0;
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    return last;
  };

  return {
    async readByKey(record, purpose) {
      const [found] = (await run(under(contactStatement(record.id), purpose))).rows;
      return found ? { id: found.contact_id, data: found.nickname, email: found.emails[0]?.address } : null;
    },
    readPage: (purpose) => idsOf({}, purpose),
    readByUser: (user, purpose) => idsOf({ email: emailOf(user) }, purpose),
    async readMetadata(record) {
      const { rows } = await run({
        text: `SELECT c.restricted_at, g.purpose_key, g.status, g.ends_at FROM contact c JOIN ground g USING (contact_id)
          LEFT JOIN restriction r USING (contact_id) WHERE contact_id = $1 ORDER BY g.purpose_key`,
        values: [record.id],
      });
      return rows.length === 0
        ? null
        : {
            isRestricted: rows[0].restricted_at !== null,
            grounds: rows
              .map((row) => ({
                purpose: row.purpose_key as string,
                status: row.status,
                endsAt: row.ends_at.getTime(),
              }))
              .sort((a, b) => (a.purpose < b.purpose ? -1 : 1)),
          };
    },
    async create(record) {
      const id = uuid();
      const groundId = uuid();
      const ends = new Date(record.endsAt);
      const mask = (maskOf(record.purpose)! | 1n).toString();
      const family = familyNameOf(record.n);
      await transaction([
        {
          text: `INSERT INTO contact (contact_id, owner_id, given_name, family_name, nickname, display_name, sort_name, leading_ground_id, open_purposes, visible_until, deletes_at)
            VALUES ($1, $2, 'Key', $3, $4, $5, $6, $7, $8, $9, $9)`,
          values: [
            id,
            actor.id,
            family,
            record.data,
            `Key ${family}`,
            `${family.toLowerCase()} key`,
            groundId,
            mask,
            ends,
          ],
        },
        {
          text: `INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at) VALUES ($1, $2, $3, 'contract', 'person', now(), $4)`,
          values: [groundId, id, record.purpose, ends],
        },
        {
          text: `INSERT INTO contact_email (email_id, contact_id, address) VALUES ($1, $2, $3)`,
          values: [uuid(), id, emailOf(record.user)],
        },
        { text: 'SELECT refresh_contact_search($1)', values: [[id]] },
      ]);
      return id;
    },
    async updateData(record, data) {
      const refreshed = await transaction([
        {
          text: 'UPDATE contact SET nickname = $2, version = version + 1, updated_at = now() WHERE contact_id = $1 AND version = $3',
          values: [record.id, data, record.version],
        },
        {
          text: 'SELECT refresh_contact_search(ARRAY[contact_id]) FROM contact WHERE contact_id = $1',
          values: [record.id],
        },
      ]);
      return refreshed > 0;
    },
    async object(record) {
      const { rows } = await run({
        text: `WITH closed AS (UPDATE ground SET status = 'objected', status_at = now()
            WHERE contact_id = $1 AND purpose_key = 'marketing-email' AND status = 'given') SELECT FROM contact WHERE contact_id = $1`,
        values: [record.id],
      });
      return rows.length > 0;
    },
    async moveEnd(by, record, endsAt) {
      const [contactId] = await idsOf(filterBy(by, record), by === 'purpose' ? record.purpose : 'rights');
      if (!contactId) return null;
      const moved = await transaction([
        {
          text: `UPDATE ground SET ends_at = $2, end_rule = 'bench' WHERE contact_id = $1 AND purpose_key NOT IN ('marketing-email', 'profiling') AND ends_at > now()`,
          values: [contactId, new Date(endsAt)],
        },
      ]);
      return moved > 0 ? contactId : null;
    },
    async erase(by, record) {
      const found = by === 'key' ? [record.id] : await idsOf(filterBy(by, record), 'rights');
      const ids = by === 'user' ? found : found.slice(0, 1);
      if (ids.length === 0) return 0;
      const gone = await transaction([
        ...tables.map((table) => ({
          text: `DELETE FROM ${table} WHERE contact_id = ANY ($1)`,
          values: [ids],
        })),
        // The ground's trigger would write to the contact that goes; it comes last and finds none.
        {
          text: 'WITH g AS (DELETE FROM ground WHERE contact_id = ANY ($1)) DELETE FROM contact WHERE contact_id = ANY ($1)',
          values: [ids],
        },
      ]);
      return gone;
    },
    async countLog(record, since) {
      const { rows } = await run({
        text: `SELECT entry_id FROM audit_entry WHERE subjects @> ARRAY[$1::uuid] AND action = 'bench.metadata' AND at >= $2 ORDER BY entry_id DESC LIMIT 200`,
        values: [record.id, since],
      });
      return rows.length;
    },
    isObhut: false,
    async verifyDeletion(record) {
      const { rows } = await run({ text: 'SELECT FROM contact WHERE contact_id = $1', values: [record.id] });
      return { isGone: rows.length === 0, isEntered: record.isEntered };
    },
  };
}
