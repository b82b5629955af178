import { AppError } from '../../src/kernel/app-error.ts';
import { sql, type Tx, type Work } from '../../src/platform/db/index.ts';
import { readLog } from '../../src/slices/audit/read-log.ts';
import { changeContact } from '../../src/slices/contacts/change-contact.ts';
import { contactInput } from '../../src/slices/contacts/contract.ts';
import { createContact } from '../../src/slices/contacts/create-contact.ts';
import { readContact } from '../../src/slices/contacts/store-contact.ts';
import { type ContactFilter, listContacts } from '../../src/slices/contacts/store-list.ts';
import { changeGround } from '../../src/slices/grounds/change.ts';
import { objectByPerson } from '../../src/slices/grounds/object.ts';
import { lookUpFooting, readFooting } from '../../src/slices/grounds/read.ts';
import { eraseContacts } from '../../src/slices/retention/index.ts';
import type { World } from '../world.ts';
import { type BenchRecord, emailOf, familyNameOf } from './records.ts';
import type { Side } from './side.ts';

const FIRST_PAGE = { sort: 'name', limit: 50, after: undefined } as const;

/** Obhut's own functions, with everything on. */
export function productSide({ ctx, actor }: World): Side {
  const perform = <T>(
    purpose: string,
    action: string,
    act: (tx: Tx) => Promise<T>,
    reads = false,
  ): Promise<T> => {
    const work: Work = { actor, purpose, action: `bench.${action}`, reads };
    return ctx.db.perform(work, act);
  };
  const orNull = <T>(work: Promise<T>): Promise<T | null> =>
    work.catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not-found') return null;
      throw error;
    });
  const idsOf = async (tx: Tx, filter: ContactFilter): Promise<string[]> =>
    (await listContacts(tx, filter, FIRST_PAGE)).map(({ contact_id: id }) => id).slice(0, 50);
  /** Ids to work on in the same transaction: the list's statement must not be the last. */
  const find = async (tx: Tx, filter: ContactFilter): Promise<string[]> => {
    await tx.query(sql`SELECT 1`);
    return idsOf(tx, filter);
  };
  const filterBy = (by: string, record: BenchRecord): ContactFilter => ({
    email: emailOf(record.user),
    ...(by === 'recipient' ? { tag: `shared with ${record.recipient}` } : {}),
    ...(by === 'purpose' ? { openPurpose: ctx.db.purposeByKey.get(record.purpose) } : {}),
    ...(by === 'ttl' ? { deletesBefore: '2100-01-01T00:00:00Z' } : {}),
  });

  return {
    async readByKey(record, purpose) {
      const found = await orNull(perform(purpose, 'read', (tx) => readContact(tx, record.id), true));
      return found && { id: found.contact_id, data: found.nickname, email: found.emails[0]?.address };
    },
    readPage: (purpose) => perform(purpose, 'page', (tx) => idsOf(tx, {}), true),
    readByUser: (user, purpose) =>
      perform(purpose, 'by-user', (tx) => idsOf(tx, { email: emailOf(user) }), true),
    async readMetadata(record) {
      const state = await orNull(
        perform('rights', 'metadata', (tx) => lookUpFooting(ctx, tx, record.id, 'en'), true),
      );
      return (
        state && {
          isRestricted: state.contact.restricted_at !== null,
          grounds: state.grounds
            .map((row) => ({ purpose: row.purpose_key, status: row.status, endsAt: row.ends_at.getTime() }))
            .sort((a, b) => (a.purpose < b.purpose ? -1 : 1)),
        }
      );
    },
    create: (record) =>
      perform(record.purpose, 'create', (tx) =>
        createContact(
          ctx,
          tx,
          contactInput.parse({
            givenName: 'Key',
            familyName: familyNameOf(record.n),
            nickname: record.data,
            emails: [{ address: emailOf(record.user) }],
            grounds: [
              {
                purpose: record.purpose,
                legalBasis: record.purpose.startsWith('marketing') ? 'consent' : 'contract',
                evidence: 'bench',
                origin: 'person',
                endsAt: new Date(record.endsAt).toISOString(),
              },
            ],
          }),
          'en',
        ),
      ),
    async updateData(record, data) {
      const change = { version: record.version, nickname: data };
      return (
        (await orNull(
          perform('rights', 'update', (tx) => changeContact(ctx, tx, record.id, change).then(() => true)),
        )) ?? false
      );
    },
    async object(record) {
      const done = perform('rights', 'object', (tx) =>
        objectByPerson(ctx, tx, record.id, { purposes: ['marketing-email'], directMarketing: false }, 'en'),
      );
      return (await orNull(done)) !== null;
    },
    moveEnd: (by, record, endsAt) =>
      perform(by === 'purpose' ? record.purpose : 'rights', 'move-end', async (tx) => {
        const [contactId] = await find(tx, filterBy(by, record));
        if (!contactId) return null;
        const { grounds } = await readFooting(ctx, tx, contactId, 'en');
        const ground = grounds.find(
          ({ purpose_key: key, ends_at: ends }) =>
            key !== 'marketing-email' && key !== 'profiling' && ends > tx.startedAt!,
        );
        if (!ground) return null;
        const change = { endsAt: new Date(endsAt).toISOString(), endRule: 'bench' };
        await changeGround(ctx, tx, { contactId, groundId: ground.ground_id }, change, 'en');
        return contactId;
      }),
    erase: (by, record) =>
      perform('rights', 'erase', async (tx) => {
        const found = by === 'key' ? [record.id] : await find(tx, filterBy(by, record));
        const ids = by === 'user' ? found : found.slice(0, 1);
        const reason = { reason: 'request', suppress: by === 'key' || by === 'user' } as const;
        return (await eraseContacts(ctx, tx, ids, reason)).size;
      }),
    countLog: (record, since) =>
      perform(
        'rights',
        'log',
        async (tx) => {
          const query = {
            contactId: record.id,
            action: 'bench.metadata',
            from: since.toISOString(),
            limit: 200,
          };
          return (await readLog(tx, query)).items.length;
        },
        true,
      ),
    isObhut: true,
    verifyDeletion: (record) =>
      perform(
        'rights',
        'verify-deletion',
        async (tx) => {
          const [there, entered] = await tx.batch([
            sql`SELECT contact_id FROM contact WHERE contact_id = ${record.id}`,
            sql`SELECT ledger_id FROM erasure_ledger WHERE subject_hash = ${ctx.keys.hash('ledger', record.id)}`,
          ]);
          return { isGone: there!.rows.length === 0, isEntered: entered!.rows.length > 0 };
        },
        true,
      ),
  };
}
