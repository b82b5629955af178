import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlankApp, makeBlankApp } from '../../../test/blank-app.ts';
import { startTestApp } from '../../../test/harness.ts';
import { dumpDatabase } from '../../../test/schema.ts';
import { JOBS } from '../../app/app.ts';
import { runJob } from '../../platform/jobs.ts';
import { checkLedger } from '../retention/index.ts';
import { restoreBackup, writeBackup, writeKeyCopy } from './index.ts';

const app = await startTestApp();
const boss = await app.makeUser({ administrator: 'all', 'data-protection': 'all' });
const sales = await app.makeUser({ sales: 'all', marketing: 'all', accounting: 'all' });
const identity = await generateX25519Identity();
const recipients = [await identityToRecipient(identity)];
const folder = () => mkdtempSync(join(app.dataDir, 'backups-'));
await app.admin.query(
  "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Datenschutz', 'datenschutz@probe.example')",
);

const call = async (method: string, path: string, body?: object, actor = sales, purpose = 'inquiry') => {
  const answer = await app.call(actor, method, `/api/v1/${path}`, {
    purpose,
    ...(body ? { body } : {}),
  });
  expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
};
interface Versioned {
  contactId: string;
  version: number;
}
const INQUIRY = { purpose: 'inquiry', legalBasis: 'contract', origin: 'person' };
const person = (familyName: string, more: object = {}): Promise<Versioned> =>
  call('POST', 'contacts', { grounds: [INQUIRY], givenName: 'Änne', familyName, ...more });
const company = (name: string, more: object = {}): Promise<{ companyId: string; version: number }> =>
  call('POST', 'companies', { name, ...more });
const erase = ({ contactId }: Versioned) =>
  call('POST', `contacts/${contactId}/erasure`, { confirm: true }, boss, 'rights');
const merge = async (winner: { contactId: string }, loser: { contactId: string }) => {
  const [one, other] = [
    await call('GET', `contacts/${winner.contactId}`),
    await call('GET', `contacts/${loser.contactId}`),
  ];
  await call('POST', 'merges', {
    winnerId: winner.contactId,
    winnerVersion: one.version,
    loserId: loser.contactId,
    loserVersion: other.version,
  });
};
const isActive = (userId: string, active: boolean) =>
  call('PATCH', `users/${userId}`, { isActive: active }, boss, 'access');

const exportLedger = () => runJob(app.ctx, JOBS.find(({ name }) => name === 'retention.export-ledger')!, {});

/** What happened: some of it before the backup, the rest between it and the end of the machine. */
async function live() {
  const before = {
    winner: await person('Vorher', { emails: [{ address: 'eins@probe.example' }] }),
    loser: await person('Vorher', { emails: [{ address: 'zwei@probe.example' }] }),
  };
  const after = {
    winner: await person('Nachher', { emails: [{ address: 'drei@probe.example' }] }),
    loser: await person('Nachher', {
      emails: [{ address: 'vier@probe.example' }],
      nickname: 'Änni',
      birthday: { year: 1980, month: 2, day: 3 },
      note: 'Ruft lieber an.',
      grounds: [INQUIRY, { ...INQUIRY, purpose: 'marketing-email', legalBasis: 'consent', evidence: 'Ja.' }],
    }),
  };
  const erased = { winner: await person('Wegwinner'), loser: await person('Wegloser') };
  const chain = [await person('Kette'), await person('Kette')] as const;
  const trader = await person('Holzapfel');
  const owned = await company('Änne Holzapfel e.K.', { soleTraderContactId: trader.contactId });
  const employee = await person('Koch', { companies: [{ companyId: owned.companyId, role: 'Köchin' }] });
  const late = await person('Sandmann');
  const unknown = await company('Fliesen Sandmann');
  const helper = await person('Gesell', { companies: [{ companyId: unknown.companyId, role: 'Geselle' }] });
  const organisation = await company('Muster AG');
  const clerk = await person('Clerk', {
    companies: [{ companyId: organisation.companyId, role: 'Einkauf' }],
  });
  const staff = {
    left: await app.makeUser({ sales: 'all' }, { name: 'Lena Leaver' }),
    back: await app.makeUser({ sales: 'all' }, { name: 'Bo Back' }),
    gone: await app.makeUser({ sales: 'all' }, { name: 'Gundula Gone' }),
    there: await app.makeUser({ sales: 'all' }, { name: 'Thea There' }),
  };
  await isActive(staff.back.id, false);
  await app.admin.query(
    "INSERT INTO app_account (account_id, account_ref, provider_id, user_id, password, updated_at) VALUES (gen_random_uuid(), 'x', 'credential', $1, 'hash', now())",
    [staff.gone.id],
  );
  await merge(before.winner, before.loser);
  await exportLedger();
  const backup = await writeBackup(app.ctx, { folder: folder(), recipients });

  await merge(after.winner, after.loser);
  await merge(erased.winner, erased.loser);
  await erase(erased.winner);
  const last = await person('Kette');
  await merge(chain[1], chain[0]);
  await merge(last, chain[1]);
  await erase(trader);
  await call('PATCH', `companies/${unknown.companyId}`, {
    version: unknown.version,
    soleTraderContactId: late.contactId,
  });
  await erase(late);
  const { version } = await call('GET', `contacts/${clerk.contactId}`);
  await call('PATCH', `contacts/${clerk.contactId}`, { version, companies: [] });
  await call('DELETE', `companies/${organisation.companyId}`);
  await isActive(staff.left.id, false);
  await isActive(staff.back.id, true);
  // The product closes accounts; an operator may delete one.
  await app.admin.query('DELETE FROM app_user WHERE user_id = $1', [staff.gone.id]);
  await exportLedger();
  return {
    before,
    after,
    erased,
    chain,
    trader,
    owned,
    employee,
    late,
    unknown,
    helper,
    organisation,
    clerk,
    staff,
    backup,
  };
}

let happened: Awaited<ReturnType<typeof live>>;
beforeAll(async () => {
  happened = await live();
}, 120_000);

describe.each(['with the newest keys', 'with the keys beside it, and the ledger'])(
  'a backup restored %s',
  (how) => {
    let target: BlankApp;
    let dump: Awaited<ReturnType<typeof dumpDatabase>>;
    let result: Awaited<ReturnType<typeof restoreBackup>>;
    const ledger = app.ctx.files.path('ledger', 'erasures.jsonl');
    beforeAll(async () => {
      target = await makeBlankApp();
      const { file } = happened.backup;
      const from = how.includes('newest')
        ? { keys: (await writeKeyCopy(app.ctx, { folder: folder(), recipients })).file }
        : { ledger };
      result = await restoreBackup(target.ctx, { file, identities: [identity], ...from });
      await checkLedger(target.ctx);
      dump = await dumpDatabase(target.admin);
    }, 120_000);
    afterAll(() => target?.close());
    const tablesWith = (text: string) =>
      [...dump].filter(([, rows]) => rows.some((row) => row.includes(text))).map(([table]) => table);
    const q = async (text: string, values: unknown[] = []) => (await target.admin.query(text, values)).rows;

    it('has nobody of whom the ledger says that they were erased, and enters nothing that stood there', async () => {
      expect(result.resurrected).toBe(0);
      if (how.includes('newest')) expect(result.unreadable).toBeGreaterThan(5);
      else expect(result.replayed).toBe(4);
      expect(await q('SELECT FROM ledger_event WHERE exported_at IS NULL')).toEqual([]);
      const entered = (path: string) =>
        readFileSync(path, 'utf8')
          .trim()
          .split('\n')
          .filter((line) => JSON.parse(line).event !== 'restored');
      expect(entered(target.ctx.files.path('ledger', 'erasures.jsonl')).length).toBe(entered(ledger).length);
    });

    it('has one contact where two were merged before, with what both had', async () => {
      const { winner, loser } = happened.before;
      expect(tablesWith(loser.contactId)).toEqual([]);
      expect(
        await q('SELECT address FROM contact_email WHERE contact_id = $1', [winner.contactId]),
      ).toHaveLength(2);
    });

    it('has one contact where two were merged since, as they were merged', async () => {
      const { winner, loser } = happened.after;
      expect(tablesWith(loser.contactId)).toEqual([]);
      const of = async (query: typeof q) =>
        Promise.all(
          [
            'SELECT nickname, birth_year, open_purposes, deletes_at, display_name FROM contact WHERE contact_id = $1',
            'SELECT address FROM contact_email WHERE contact_id = $1 ORDER BY address',
            'SELECT text FROM contact_note WHERE contact_id = $1',
            'SELECT ground_id, status, ends_at FROM ground WHERE contact_id = $1 ORDER BY 1',
            'SELECT key_id FROM person_key WHERE contact_id = $1 ORDER BY 1',
          ].map((text) => query(text, [winner.contactId])),
        );
      const was = await of(async (text, values) => (await app.admin.query(text, values)).rows);
      expect(was.every((rows) => rows.length > 0)).toBe(true);
      expect(await of(q)).toEqual(was);
    });

    it('Art. 17: has neither of two who were merged since, and erased then', async () => {
      for (const { contactId } of Object.values(happened.erased)) expect(tablesWith(contactId)).toEqual([]);
      for (const name of ['Wegwinner', 'Wegloser']) expect([name, tablesWith(name)]).toEqual([name, []]);
    });

    it('has the last that there was of several who were merged one after the other', async () => {
      const [first, second] = happened.chain;
      expect(tablesWith(first.contactId)).toEqual([]);
      expect(tablesWith(second.contactId)).toContain('obhut.contact');
    });

    it('Art. 17: has no company of a sole trader who was erased since, and whoever worked there', async () => {
      const { trader, owned, employee } = happened;
      for (const text of [trader.contactId, owned.companyId, 'Holzapfel'])
        expect([text, tablesWith(text)]).toEqual([text, []]);
      expect(tablesWith(employee.contactId)).toContain('obhut.contact');
    });

    it('Art. 17: nor one of which nobody knew yet, at the time of the backup, that it was a person', async () => {
      const { late, unknown, helper } = happened;
      for (const text of [late.contactId, unknown.companyId, 'Fliesen Sandmann'])
        expect([text, tablesWith(text)]).toEqual([text, []]);
      expect(tablesWith(helper.contactId)).toContain('obhut.contact');
    });

    it('has no organisation that was deleted since, and its people without it', async () => {
      const { organisation, clerk } = happened;
      for (const text of [organisation.companyId, 'Muster AG'])
        expect([text, tablesWith(text)]).toEqual([text, []]);
      expect(tablesWith(clerk.contactId)).toContain('obhut.contact');
    });

    it('lets nobody in whose account was closed since; of a deleted one nothing but the id is left', async () => {
      const { left, back, gone, there } = happened.staff;
      const rows = await q('SELECT user_id, name, is_active FROM app_user WHERE user_id = ANY ($1)', [
        [left, back, gone, there].map(({ id }) => id),
      ]);
      expect(Object.fromEntries(rows.map((row) => [row.user_id, [row.name, row.is_active]]))).toEqual({
        [left.id]: ['Lena Leaver', false],
        [back.id]: ['Bo Back', true],
        [gone.id]: ['-', false],
        [there.id]: ['Thea There', true],
      });
      for (const text of ['Gundula Gone', `${gone.id}@firma.example`])
        expect([text, tablesWith(text)]).toEqual([text, []]);
      expect(await q('SELECT FROM app_account WHERE user_id = $1', [gone.id])).toEqual([]);
    });
  },
);
