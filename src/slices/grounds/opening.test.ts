import { v7 as uuid } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { restrict } from '../../../test/open-restricted.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { type Actor, systemActor } from '../../kernel/actor.ts';
import { sql } from '../../platform/db/index.ts';

const app = await startTestApp();
const officer = await app.makeUser({ 'data-protection': 'all' }, { name: 'Olga Erste' });
const second = await app.makeUser({ 'data-protection': 'all' }, { name: 'Sven Zweiter' });
const third = await app.makeUser({ 'data-protection': 'all' });
const admin = await app.makeUser({ administrator: 'all' }, { name: 'Anna Verwalterin' });
const sales = await app.makeUser({ sales: 'all' });
await app.admin.query(
  "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Datenschutz', 'datenschutz@probe.example')",
);

let contactId: string;
let restrictionId: string;
beforeEach(async () => {
  ({ contactId } = await plantContact(app, { familyName: 'Geheim', emails: [`${uuid()}@geheim.example`] }));
  restrictionId = await restrict(app, officer, contactId);
});

const ask = (actor: Actor = officer, input: object = {}) =>
  app.call(actor, 'POST', `/api/v1/restrictions/${restrictionId}/openings`, {
    purpose: 'rights',
    body: { reason: 'Auskunft nach Art. 15', ...input },
  });
const decide = (openingId: string, actor: Actor, input: object = { decision: 'approved' }) =>
  app.call(actor, 'PATCH', `/api/v1/restriction-openings/${openingId}`, {
    purpose: actor.purposes.has('rights') ? 'rights' : 'access',
    body: input,
  });
const list = (actor: Actor) =>
  app.call(actor, 'GET', '/api/v1/restriction-openings', {
    purpose: actor.purposes.has('rights') ? 'rights' : 'access',
  });
const openingOf = async (openingId: string, actor: Actor = second) =>
  (await list(actor)).body.items.find((item: { openingId: string }) => item.openingId === openingId);
const sees = async (actor: Actor = officer): Promise<boolean> =>
  (await app.call(actor, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'rights' })).status === 200;
const asked = async (): Promise<string> => {
  const answer = await ask();
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.openingId;
};
const codes = (answer: { body: { errors?: { code: string }[] } }) =>
  answer.body.errors?.map(({ code }) => code);

describe('Art. 18: a restricted record is opened by two', () => {
  it('opens to whoever asked once an administrator, who sees reason and marker and not the person, approves', async () => {
    const openingId = await asked();
    expect(await sees()).toBe(false);
    const shown = await list(admin);
    expect(shown.body.items[0]).toMatchObject({
      openingId,
      reason: 'Auskunft nach Art. 15',
      requestedBy: 'Olga Erste',
      state: 'asked',
      isMine: false,
      openUntil: null,
    });
    for (const word of [contactId, 'Geheim', 'geheim.example'])
      expect(shown.raw.toString()).not.toContain(word);
    const answer = await decide(openingId, admin);
    expect(answer.body).toMatchObject({ state: 'open', decidedBy: 'Anna Verwalterin', isAlone: false });
    expect(answer.raw.toString()).not.toContain(contactId);
    const minutes = (Date.parse(answer.body.openUntil) - Date.parse(answer.body.decidedAt)) / 60_000;
    expect(minutes).toBe(60);
    expect(await sees()).toBe(true);
    expect(await sees(second)).toBe(false);
    expect(await sees(third)).toBe(false);
    const record = (
      await app.call(officer, 'GET', '/api/v1/restrictions', { purpose: 'rights' })
    ).body.items.find((item: { restrictionId: string }) => item.restrictionId === restrictionId);
    expect(record).toMatchObject({ contactId, openUntil: answer.body.openUntil });
  });

  it('lasts as long as chosen, up to eight hours, and ends to the second', async () => {
    const openingId = await asked();
    expect((await decide(openingId, second, { decision: 'approved', minutes: 481 })).status).toBe(422);
    expect((await decide(openingId, second, { decision: 'approved', minutes: 0 })).status).toBe(422);
    expect((await decide(openingId, second, { decision: 'approved', minutes: 480 })).status).toBe(200);
    await app.admin.query(
      `UPDATE restriction_opening SET expires_at = now() + interval '700 milliseconds' WHERE opening_id = $1`,
      [openingId],
    );
    expect(await sees()).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await sees()).toBe(false);
    expect(await openingOf(openingId)).toMatchObject({ state: 'ended' });
    expect((await ask()).status).toBe(201);
  });

  it('stays closed when it is refused, when too old, and after it was ended', async () => {
    const refused = await asked();
    expect((await decide(refused, second, { decision: 'refused' })).body.state).toBe('refused');
    expect(await sees()).toBe(false);
    expect(codes(await decide(refused, admin))).toEqual(['opening-decided-already']);
    const old = await asked();
    await app.admin.query(
      `UPDATE restriction_opening SET requested_at = now() - interval '8 days' WHERE opening_id = $1`,
      [old],
    );
    expect(codes(await decide(old, second))).toEqual(['opening-lapsed']);
    expect(await openingOf(old)).toMatchObject({ state: 'lapsed' });
    const closed = await asked();
    await decide(closed, second);
    expect(await sees()).toBe(true);
    expect((await decide(closed, officer, { decision: 'closed' })).body.state).toBe('ended');
    expect(await sees()).toBe(false);
    expect((await decide(closed, officer, { decision: 'closed' })).status).toBe(404);
  });

  it('is not asked for twice by one person', async () => {
    await asked();
    expect(codes(await ask())).toEqual(['opening-asked-already']);
    expect((await ask(third)).status).toBe(201);
  });

  it('is decided once when two approve at the same moment', async () => {
    const openingId = await asked();
    const answers = await Promise.all([
      decide(openingId, second),
      decide(openingId, third),
      decide(openingId, admin),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { rows } = await app.admin.query(
      'SELECT decided_by FROM restriction_opening WHERE opening_id = $1',
      [openingId],
    );
    const winner = [second, third, admin][answers.findIndex(({ status }) => status === 200)];
    expect(rows).toEqual([{ decided_by: winner!.id }]);
  });

  it('is never approved by whoever asked: not by the API, and not by SQL as the application', async () => {
    const openingId = await asked();
    const own = await decide(openingId, officer);
    expect(own.status).toBe(409);
    expect(codes(own)).toEqual(['opening-own-request']);
    const perform = (act: ReturnType<typeof sql>, actor: Actor = officer, purpose = 'rights') =>
      app.ctx.db.perform({ actor, purpose, action: 'test.cheat' }, (tx) => tx.query(act));
    expect(await perform(sql`SELECT outcome FROM decide_opening(${openingId}, true, 60)`)).toEqual([
      { outcome: 'own-request' },
    ]);
    for (const cheat of [
      sql`UPDATE restriction_opening SET decision = 'approved', decided_by = ${second.id}, decided_at = now(), expires_at = now() + interval '1 day'`,
      sql`UPDATE restriction_opening SET expires_at = now() + interval '1 day'`,
      sql`INSERT INTO restriction_opening (opening_id, contact_id, restriction_id, reason, requested_by, decision, decided_by, expires_at)
          VALUES (${uuid()}, ${contactId}, ${restrictionId}, 'x', ${officer.id}, 'approved', ${second.id}, now() + interval '1 day')`,
      sql`UPDATE restriction SET created_at = NULL`,
      sql`SELECT restricted_in_scope()`,
      sql`SELECT recompute_footing(ARRAY[${contactId}]::uuid[])`,
    ])
      await expect(perform(cheat)).rejects.toThrow();
    await expect(
      perform(sql`SELECT ask_opening(${uuid()}, ${restrictionId}, 'x', false, 9999)`),
    ).rejects.toThrow();
    expect(await sees()).toBe(false);
  });

  it('is neither asked for nor approved by a key, the machine, or somebody without the role', async () => {
    const openingId = await asked();
    const key: Actor = { ...second, kind: 'api-key', id: uuid(), userId: second.id };
    const machine = systemActor('rights', 'access');
    for (const [actor, purpose] of [
      [key, 'rights'],
      [machine, 'rights'],
      [machine, 'access'],
      [{ ...sales, purposes: new Map([['rights', 'all' as const]]) }, 'rights'],
    ] as const) {
      const outcomes = await app.ctx.db.perform({ actor, purpose, action: 'test.cheat' }, async (tx) => [
        (await tx.one<{ outcome: string }>(sql`SELECT outcome FROM decide_opening(${openingId}, true, 60)`))
          .outcome,
        (
          await tx.one<{ outcome: string }>(
            sql`SELECT outcome FROM ask_opening(${uuid()}, ${restrictionId}, 'x', false, 60)`,
          )
        ).outcome,
      ]);
      expect(outcomes).toEqual(['not-a-person', 'not-a-person']);
    }
    expect((await ask(sales)).status).toBe(403);
    expect((await decide(openingId, sales)).status).toBe(403);
    expect((await ask(admin)).status).toBe(403);
    expect(await sees()).toBe(false);
  });

  it('is not decided by an account that was closed meanwhile', async () => {
    const leaver = await app.makeUser({ 'data-protection': 'all' });
    const openingId = await asked();
    await app.admin.query('UPDATE app_user SET is_active = false WHERE user_id = $1', [leaver.id]);
    expect((await decide(openingId, leaver)).status).toBe(403);
  });

  it('counts from the log how often it was used, for the second person to see', async () => {
    const openingId = await asked();
    await decide(openingId, second);
    expect((await openingOf(openingId)).reads).toBe(0);
    await sees();
    await app.call(officer, 'GET', `/api/v1/contacts/${contactId}/report`, { purpose: 'rights' });
    await sees(third);
    expect((await openingOf(openingId, admin)).reads).toBe(2);
  });

  it('names every field at fault, and says of nobody that they are there', async () => {
    expect((await ask(officer, { reason: ' ' })).status).toBe(422);
    expect(
      (await ask(officer, { reason: 'x\u0000', minutes: 'x' })).body.errors
        .map(({ at }: { at: string }) => at)
        .sort(),
    ).toEqual(['body.minutes', 'body.reason']);
    const own = await app.makeUser({ 'data-protection': 'own' });
    expect((await ask(own)).status).toBe(404);
    const openingId = await asked();
    expect((await decide(openingId, own)).status).toBe(404);
    expect((await list(own)).body.items).toEqual([]);
    restrictionId = uuid();
    expect((await ask()).status).toBe(404);
    expect((await decide(uuid(), second)).status).toBe(404);
  });
});

describe('Art. 18: alone in the firm', () => {
  const signIn = async (userId: string) =>
    app.admin.query(
      `INSERT INTO app_account (account_id, account_ref, provider_id, user_id) VALUES ($1, $2, 'credential', $3)`,
      [uuid(), userId, userId],
    );

  it('opens at once with a reason after reading that nobody else is there, and the record says so; not with a second account', async () => {
    expect(codes(await ask(officer, { isAlone: true }))).toEqual(['not-alone']);
    await signIn(officer.id);
    const isAlone = async () =>
      (await app.call(officer, 'GET', '/api/v1/restrictions', { purpose: 'rights' })).body.isAlone;
    expect(await isAlone()).toBe(true);
    const asking = await ask();
    expect(asking.body.state).toBe('asked');
    const alone = await ask(officer, { isAlone: true, minutes: 30 });
    expect(alone.status, JSON.stringify(alone.body)).toBe(201);
    expect(alone.body).toMatchObject({ state: 'open', isAlone: true, decidedBy: 'Olga Erste' });
    expect(await sees()).toBe(true);
    await signIn(second.id);
    expect(await isAlone()).toBe(false);
    await decide(alone.body.openingId, officer, { decision: 'closed' });
    expect(codes(await ask(officer, { isAlone: true }))).toEqual(['not-alone']);
    await app.admin.query('UPDATE app_user SET is_active = false WHERE user_id = $1', [second.id]);
    expect(await isAlone()).toBe(true);
    await app.admin.query('UPDATE app_user SET is_active = true WHERE user_id = $1', [second.id]);
    await app.admin.query('DELETE FROM app_account');
  });
});
