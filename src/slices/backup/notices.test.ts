import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlankApp, makeBlankApp } from '../../../test/blank-app.ts';
import { startTestApp } from '../../../test/harness.ts';
import { type MailServer, startMailServer, useMailServer } from '../../../test/mail-server.ts';
import { JOBS } from '../../app/app.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { runJob } from '../../platform/jobs.ts';
import { checkLedger } from '../retention/index.ts';
import { restoreBackup, writeBackup, writeKeyCopy } from './index.ts';

const app = await startTestApp();
const boss = await app.makeUser({ administrator: 'all', 'data-protection': 'all' });
const sales = await app.makeUser({ sales: 'all' });
const identity = await generateX25519Identity();
const recipients = [await identityToRecipient(identity)];
const folder = () => mkdtempSync(join(app.dataDir, 'backups-'));
await app.admin.query(
  "INSERT INTO firm (name, street, postal_code, city, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Weg 1', '10115', 'Berlin', 'Datenschutz', 'datenschutz@probe.example')",
);

const call = async (method: string, path: string, body?: object, actor = sales, purpose = 'inquiry') => {
  const answer = await app.call(actor, method, `/api/v1/${path}`, { purpose, ...(body ? { body } : {}) });
  expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer.body;
};
const job = (ctx: Ctx, name: string) => runJob(ctx, JOBS.find((each) => each.name === name)!, {});
/** As the worker would: what waits, and what is due. */
async function send(ctx: Ctx): Promise<void> {
  await job(ctx, 'recipients.send-notices');
  await job(ctx, 'mail.send');
}
const recipient = async (name: string, email: string | null): Promise<string> =>
  (await call('POST', 'recipients', { name, kind: 'processor', email }, boss, 'access')).recipientId;
const [post, parcel, ledgerFirm] = [
  await recipient('Briefempfänger', null),
  await recipient('Paketdienst', 'paket@dienst.example'),
  await recipient('Buchhaltung', 'buch@haltung.example'),
];
/** Somebody whose data these received, known there by their reference. */
async function person(reference: string, received: readonly string[]): Promise<string> {
  const { contactId } = await call('POST', 'contacts', {
    givenName: 'Änne',
    familyName: reference,
    grounds: [{ purpose: 'inquiry', legalBasis: 'contract', origin: 'person' }],
  });
  for (const recipientId of received)
    await call('POST', `contacts/${contactId}/disclosures`, {
      recipientId,
      via: 'mail',
      what: ['identity'],
      reference,
    });
  return contactId;
}
const erase = (contactId: string) =>
  call('POST', `contacts/${contactId}/erasure`, { confirm: true }, boss, 'rights');
const noticeOf = async (reference: string, recipientId: string): Promise<string> =>
  (await call('GET', 'recipient-notices?limit=200&state=all', undefined, boss, 'rights')).items.find(
    (item: { reference: string; recipientId: string }) =>
      item.reference.includes(reference) && item.recipientId === recipientId,
  ).noticeId;
const say = async (reference: string, recipientId: string, state: string) =>
  call('PATCH', `recipient-notices/${await noticeOf(reference, recipientId)}`, { state }, boss, 'rights');

let server: MailServer;
let backup: Awaited<ReturnType<typeof writeBackup>>;
beforeAll(async () => {
  server = await startMailServer();
  await useMailServer(app, server);
  // Waits when the backup is made, and is told before the machine dies: by letter, and by a mail that hung in the queue.
  await erase(await person('VORHER-BRIEF', [post]));
  server.behave('refuse-for-now');
  await erase(await person('VORHER-MAIL', [parcel]));
  const living = await person('LEBT', [post]);
  const { version } = await call('GET', `contacts/${living}`);
  await call('PATCH', `contacts/${living}`, { version, givenName: 'Anna' });
  const erased = {
    told: await person('GESAGT', [parcel, post]),
    posted: await person('GEPOSTET', [post]),
    answered: await person('BEANTWORTET', [parcel]),
    stuck: await person('HAENGT', [ledgerFirm]),
    winner: await person('GEWINNER', [parcel]),
    loser: await person('VERLIERER', [parcel]),
  };
  await send(app.ctx);
  await job(app.ctx, 'retention.export-ledger');
  backup = await writeBackup(app.ctx, { folder: folder(), recipients });

  server.behave('take');
  await app.admin.query("UPDATE mail_message SET due_at = now() WHERE state = 'queued'");
  await job(app.ctx, 'mail.send');
  await say('VORHER-BRIEF', post, 'sent');
  await say('LEBT', post, 'sent');
  for (const contactId of [erased.told, erased.posted, erased.answered]) await erase(contactId);
  const [winner, loser] = [
    await call('GET', `contacts/${erased.winner}`),
    await call('GET', `contacts/${erased.loser}`),
  ];
  await call('POST', 'merges', {
    winnerId: erased.winner,
    winnerVersion: winner.version,
    loserId: erased.loser,
    loserVersion: loser.version,
  });
  await erase(erased.winner);
  await send(app.ctx);
  await say('GEPOSTET', post, 'sent');
  await say('BEANTWORTET', parcel, 'answered');
  // The last one is in the queue, and no server takes it any more.
  server.behave('refuse-for-now');
  await erase(erased.stuck);
  await send(app.ctx);
  await job(app.ctx, 'retention.export-ledger');
}, 120_000);

/** References in the mails of the last restore, by address. */
const mailsSince = (count: number) =>
  server.mails.slice(count).map(({ to, parsed }) => `${to} ${parsed.text}`);

describe('Art. 19: notices of erasures after a restore', () => {
  it('were told as far as the first erasures came', () => {
    const told = mailsSince(0);
    for (const reference of ['VORHER-MAIL', 'GESAGT', 'BEANTWORTET', 'VERLIERER'])
      expect(
        told.filter((mail) => mail.includes(reference)),
        reference,
      ).toHaveLength(1);
    expect(told.filter((mail) => mail.includes('HAENGT'))).toEqual([]);
  });
});

describe.each([
  'with the keys beside it, and the ledger: the people come back and are erased again',
  'with the newest keys: nobody can read them any more',
])('a backup restored %s', (how) => {
  let target: BlankApp;
  let before: number;
  beforeAll(async () => {
    server.behave('take');
    before = server.mails.length;
    target = await makeBlankApp();
    const from = how.includes('newest')
      ? { keys: (await writeKeyCopy(app.ctx, { folder: folder(), recipients })).file }
      : { ledger: app.ctx.files.path('ledger', 'erasures.jsonl') };
    const result = await restoreBackup(target.ctx, { file: backup.file, identities: [identity], ...from });
    expect(result).toMatchObject({ resurrected: 0, replayed: how.includes('newest') ? 0 : 6 });
    await checkLedger(target.ctx);
  }, 120_000);
  afterAll(() => target?.close());
  const notices = async () =>
    new Map(
      (
        await target.admin.query(`
          SELECT n.reference || ' ' || r.name AS what, n.state FROM (
            SELECT reference, recipient_id, state FROM erasure_notice
            UNION ALL SELECT reference, recipient_id, state FROM recipient_notice) n JOIN recipient r USING (recipient_id)`)
      ).rows.map(({ what, state }) => [what, state]),
    );

  it('Art. 19: leaves told what was told, and makes wait what nobody was told', async () => {
    const found = await notices();
    expect(found.get('VORHER-BRIEF Briefempfänger')).toBe('sent');
    expect(found.get('VORHER-MAIL Paketdienst')).toBe('sent');
    expect(found.get('LEBT Briefempfänger')).toBe('sent');
    expect(found.get('GESAGT Briefempfänger')).toBe('waiting');
    expect(found.get('HAENGT Buchhaltung')).toBe('waiting');
    const waiting = [...found].filter(([, state]) => state === 'waiting').map(([what]) => what);
    expect(waiting.sort()).toEqual(['GESAGT Briefempfänger', 'HAENGT Buchhaltung']);
    const { rows } = await target.admin.query(
      "SELECT FROM mail_message WHERE kind = 'recipient-notice' AND state = 'held'",
    );
    expect(rows).toEqual([]);
  });

  it('Art. 19: tells whom the first erasure had not told, and nobody twice', async () => {
    for (let n = 0; n < 2; n++) {
      await send(target.ctx);
    }
    const told = mailsSince(before);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('buch@haltung.example');
    expect(told[0]).toContain('HAENGT');
    expect((await notices()).get('HAENGT Buchhaltung')).toBe('sent');
    // And that is known to the ledger of this machine, for the next restore.
    const { rows } = await target.admin.query(
      "SELECT detail FROM ledger_event WHERE kind = 'recipient-told' AND exported_at IS NULL",
    );
    expect(rows).toEqual([{ detail: { state: 'sent' } }]);
  });
});
