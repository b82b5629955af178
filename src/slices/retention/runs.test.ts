import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { v7 as uuid } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { plantPerson } from '../../../test/plant.ts';
import { plantContact } from '../../../test/plant-contact.ts';
import { accept, due, rehearse, resume, run, suspend } from './cli.ts';
import { expire, runRetention } from './index.ts';

const app = await startTestApp();
const boss = await app.makeUser({ administrator: 'all', 'data-protection': 'all' });
const sales = await app.makeUser({ sales: 'all' });
const q = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;
const count = async (table: string, where = 'true'): Promise<number> =>
  (await q(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`))[0].n;
const call = (method: string, path: string, body?: unknown, purpose = 'rights', actor = boss) =>
  app.call(actor, method, `/api/v1/retention/${path}`, { purpose, body });
const DAY = 86_400_000;

/** A contact whose last ground has ended. */
async function ended(): Promise<string> {
  const { contactId } = await plantPerson(app.admin, app.ctx.register, `r${uuid().replaceAll('-', '')}`);
  await q('DELETE FROM restriction WHERE contact_id = $1', [contactId]);
  await q('DELETE FROM legal_hold WHERE contact_id = $1', [contactId]);
  await q(
    "UPDATE contact SET deletes_at = now() - interval '1 second', visible_until = '-infinity' WHERE contact_id = $1",
    [contactId],
  );
  return contactId;
}
const there = (contactId: string) => count('contact', `contact_id = '${contactId}'`);
/** An interaction of that person that took place so long ago. */
async function interaction(contactId: string, occurredAt: string): Promise<string> {
  const id = uuid();
  await q(
    "INSERT INTO interaction (interaction_id, channel, occurred_at, subject) VALUES ($1, 'call', $2, 'Alt')",
    [id, occurredAt],
  );
  await q("INSERT INTO interaction_person VALUES ($1, $2, $3, 'call', 'in')", [contactId, id, occurredAt]);
  return id;
}
beforeEach(async () => {
  await q(
    "UPDATE retention_state SET heartbeat_at = now(), clock = 'ok', clock_since = NULL, suspended_until = NULL",
  );
});
const thisYear = Number(
  (await q("SELECT extract(year FROM now() AT TIME ZONE 'Europe/Berlin')::int AS y"))[0].y,
);

describe('Art. 5(1)(e), DIN 66398: rows go by the class of their kind although the contact stays', () => {
  it('interactions three years after they took place, at the end of the calendar year (BGB s.195, 199)', async () => {
    const { contactId } = await plantContact(app);
    const old = await interaction(contactId, `${thisYear - 4}-12-31T22:59:00Z`);
    // Half an hour later it is already the next year in Germany.
    const young = await interaction(contactId, `${thisYear - 4}-12-31T23:30:00Z`);
    const fileId = uuid();
    await q(
      "INSERT INTO interaction_file (file_id, interaction_id, name, media_type, bytes) VALUES ($1, $2, 'a', 'b', 1)",
      [fileId, old],
    );
    const { gate, taken } = await runRetention(app.ctx, ['class']);
    expect([gate, taken.class]).toEqual(['open', 1]);
    expect([
      await count('interaction', `interaction_id = '${old}'`),
      await count('interaction', `interaction_id = '${young}'`),
    ]).toEqual([0, 1]);
    expect(await count('interaction_person', `interaction_id = '${old}'`)).toBe(0);
    expect(await count('interaction_file', `file_id = '${fileId}'`)).toBe(0);
    // The file follows its row.
    expect(await count('obhut_queue._private_jobs', `payload::text LIKE '%${fileId}%'`)).toBe(1);
    expect(await there(contactId)).toBe(1);
    expect(
      await count(
        'audit_entry',
        `action = 'retention.delete-aged' AND subjects @> ARRAY['${contactId}'::uuid]`,
      ),
    ).toBe(1);
    const [last] = await q("SELECT * FROM retention_run WHERE kind = 'class' ORDER BY run_id DESC LIMIT 1");
    expect(last).toMatchObject({ state: 'done', batches: 1, counts: { interaction: 1 } });
  });

  it('lost deals a year after they were closed; won ones and open ones stay', async () => {
    const { contactId } = await plantContact(app);
    const ids: Record<string, string> = {};
    for (const [outcome, closed] of [
      ['lost', '400 days'],
      ['won', '400 days'],
      ['open', null],
    ] as const) {
      ids[outcome] = uuid();
      await q(
        `INSERT INTO deal (deal_id, title, stage_id, closed_at) SELECT $1, $2, stage_id, now() - $3::interval FROM stage WHERE outcome = $2 LIMIT 1`,
        [ids[outcome], outcome, closed],
      );
      await q('INSERT INTO deal_person (contact_id, deal_id) VALUES ($1, $2)', [contactId, ids[outcome]]);
    }
    await runRetention(app.ctx, ['class']);
    const left = (
      await q('SELECT title FROM deal WHERE deal_id = ANY ($1) ORDER BY 1', [Object.values(ids)])
    ).map(({ title }) => title);
    expect(left).toEqual(['open', 'won']);
  });

  it('leaves what belongs to restricted people, and what a hold keeps', async () => {
    const [restricted, held, other] = [
      await plantContact(app),
      await plantContact(app),
      await plantContact(app),
    ];
    const ids = [];
    for (const { contactId } of [restricted, held, other])
      ids.push(await interaction(contactId, `${thisYear - 5}-06-01T00:00:00Z`));
    await q(
      "INSERT INTO restriction (restriction_id, contact_id, reason, review_on) VALUES ($1, $2, 'claims', now())",
      [uuid(), restricted.contactId],
    );
    await app.call(boss, 'POST', `/api/v1/contacts/${held.contactId}/holds`, {
      purpose: 'rights',
      body: {
        reason: 'dispute',
        note: '3 O 12/26',
        categories: ['communication'],
        reviewOn: new Date(Date.now() + DAY).toISOString().slice(0, 10),
      },
    });
    const dry = await call('GET', 'dry-run');
    expect(dry.body.aged).toEqual([{ table: 'interaction', label: expect.any(String), rows: 1 }]);
    expect((await runRetention(app.ctx, ['class'])).taken.class).toBe(1);
    expect(
      (await q('SELECT interaction_id FROM interaction WHERE interaction_id = ANY ($1)', [ids]))
        .map((row) => row.interaction_id)
        .sort(),
    ).toEqual([ids[0], ids[1]].sort());
    expect((await runRetention(app.ctx, ['class'])).taken.class).toBe(0);
  });

  it('and a firm changes its rule after seeing how much would be due at once', async () => {
    const { contactId } = await plantContact(app);
    for (const days of [300, 500, 600])
      await interaction(contactId, new Date(Date.now() - days * DAY).toISOString());
    const rule = { table: 'interaction', classKey: 'process-year-1' };
    const before = await q('SELECT * FROM deletion_rule');
    const preview = await call('POST', 'preview', { rule }, 'access');
    expect(preview.status, JSON.stringify(preview.body)).toBe(200);
    expect(preview.body.kinds).toEqual([
      { table: 'interaction', label: expect.any(String), before: 0, after: expect.any(Number) },
    ]);
    expect(preview.body.kinds[0].after).toBeGreaterThanOrEqual(2);
    expect(await q('SELECT * FROM deletion_rule')).toEqual(before);
    const changed = await call('PUT', 'rules/interaction', { classKey: 'process-year-1' });
    expect(changed.body.rules.find(({ table }: { table: string }) => table === 'interaction')).toMatchObject({
      classKey: 'process-year-1',
      isShipped: false,
    });
    expect((await runRetention(app.ctx, ['class'])).taken.class).toBe(preview.body.kinds[0].after);
    // Back, and a class of the firm's own.
    await call('PUT', 'rules/interaction', { classKey: 'collection-years-3' });
    const own = {
      key: 'kurz',
      period: 10,
      unit: 'month',
      toYearEnd: false,
      startEvent: 'collection',
      labelDe: 'zehn Monate danach',
      labelEn: 'ten months after',
      statuteDe: 'Betriebsvereinbarung',
      statuteEn: 'works agreement',
    };
    expect((await call('POST', 'classes', own)).status).toBe(201);
    expect((await call('POST', 'classes', own)).body.errors[0]).toMatchObject({
      at: 'body.key',
      code: 'class-taken',
    });
    expect((await call('PUT', 'rules/interaction', { classKey: 'kurz' })).status).toBe(200);
    const report = await app.call(boss, 'GET', '/api/v1/retention/rules', { purpose: 'rights' });
    expect(
      report.body.rules.find(({ table }: { table: string }) => table === 'interaction').deletion,
    ).toContain('ten months after (works agreement)');
    // The access report says the rule in force, not the one that shipped (Art. 15(1)(d)).
    await q(
      "INSERT INTO firm (name, privacy_name, privacy_email) VALUES ('Probe GmbH', 'Probe', 'p@probe.example') ON CONFLICT DO NOTHING",
    );
    await interaction(contactId, new Date().toISOString());
    const access = await app.call(boss, 'GET', `/api/v1/contacts/${contactId}/report?language=de`, {
      purpose: 'rights',
    });
    const told = access.body.data.find(({ table }: { table: string }) => table === 'interaction');
    expect(told.deletion).toContain('zehn Monate danach (Betriebsvereinbarung)');
    // A shorter period of the class itself: what it makes due is shown, and it cannot go while something has it.
    const shorter = { period: 1, unit: 'day', labelDe: 'am Tag danach', labelEn: 'a day after' };
    const moved = { period: 1, unit: 'day' };
    await interaction(contactId, new Date(Date.now() - 5 * DAY).toISOString());
    const effect = await call('POST', 'preview', { class: { key: 'kurz', change: moved } });
    expect(effect.body.kinds).toEqual([
      { table: 'interaction', label: expect.any(String), before: 0, after: expect.any(Number) },
    ]);
    expect(effect.body.kinds[0].after).toBeGreaterThanOrEqual(1);
    const used = await call('DELETE', 'classes/kurz');
    expect([used.status, used.body.errors[0].code]).toEqual([409, 'class-in-use']);
    await call('PUT', 'rules/interaction', { classKey: 'collection-years-3' });
    // Another period under the old words would tell people what is not so.
    const silent = await call('PATCH', 'classes/kurz', {
      ...shorter,
      labelDe: own.labelDe,
      labelEn: own.labelEn,
    });
    expect(silent.body.errors.map(({ at, code }: { at: string; code: string }) => [at, code])).toEqual([
      ['body.labelDe', 'label-missing'],
      ['body.labelEn', 'label-missing'],
    ]);
    const crooked = await call('POST', 'classes', { ...own, key: 'Kurz!', labelDe: '' });
    expect(crooked.body.errors.map(({ at, code }: { at: string; code: string }) => [at, code])).toEqual([
      ['body.key', 'class-key'],
      ['body.labelDe', expect.any(String)],
    ]);
    const renewed = await call('PATCH', 'classes/kurz', shorter);
    expect(renewed.body.classes.find(({ key }: { key: string }) => key === 'kurz')).toMatchObject({
      period: 1,
      unit: 'day',
      labelDe: 'am Tag danach',
      labelEn: 'a day after',
      statuteDe: 'Betriebsvereinbarung',
      usedBy: 0,
      isBuiltin: false,
    });
    const gone = await call('DELETE', 'classes/kurz');
    expect([gone.status, gone.body.classes.some(({ key }: { key: string }) => key === 'kurz')]).toEqual([
      200,
      false,
    ]);
    expect((await call('DELETE', 'classes/kurz')).status).toBe(404);
    const shipped = await call('DELETE', 'classes/process-year-1');
    expect([shipped.status, shipped.body.errors[0].code]).toEqual([409, 'class-builtin']);
  });

  it.each([
    ['PUT', 'rules/contact_email', { classKey: 'process-year-1' }, 'rule-fixed'],
    ['PUT', 'rules/interaction', { classKey: 'gibt-es-nicht' }, 'class-unknown'],
    ['PUT', 'rules/interaction', { classKey: 'archive' }, 'class-unsuitable'],
    ['PATCH', 'classes/archive', { statuteDe: 'x' }, 'class-fixed'],
    ['PATCH', 'classes/process-year-1', { period: 2, labelEn: 'two years' }, 'label-missing'],
    ['POST', 'preview', {}, 'rule-or-class'],
  ])('%s %s with what cannot be says why', async (method, path, body, code) => {
    const answer = await call(method, path, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { code: string }) => error.code)).toEqual([code]);
  });

  it('is for those who manage retention', async () => {
    const officer = await app.makeUser({ accounting: 'all' });
    expect((await call('PUT', 'rules/interaction', { classKey: 'kurz' }, 'accounting', officer)).status).toBe(
      403,
    );
    expect((await call('GET', 'rules', undefined, 'inquiry', sales)).status).toBe(403);
  });
});

describe('what is due, forecast and rehearsed', () => {
  it('names people under rights alone, and says why they go', async () => {
    const soon = new Date(Date.now() + 5 * DAY).toISOString();
    const { contactId } = await plantContact(app, { grounds: [{ endsAt: soon }] });
    const list = await call('GET', 'due?days=10');
    expect(list.body.people.items.map((row: { contactId: string }) => row.contactId)).toEqual([contactId]);
    expect(list.body.people.items[0].because).not.toBe('');
    const numbers = await call('GET', 'due?days=10', undefined, 'access');
    expect(numbers.body.people).toMatchObject({ items: [], next: null });
    expect(numbers.body.people.count).toBeGreaterThanOrEqual(1);
    expect((await call('GET', 'due?cursor=unsinn')).status).toBe(422);
  });

  it('counts the next twelve months by day, week and month alike', async () => {
    await q('DELETE FROM retention_forecast');
    const totals = [];
    for (const by of ['day', 'week', 'month']) {
      const { body } = await call('GET', `forecast?by=${by}`);
      totals.push(
        body.steps.reduce(
          (sum: number, step: { people: number; rows: number }) => sum + step.people + step.rows,
          0,
        ),
      );
      expect(body.steps.length).toBeGreaterThan(by === 'day' ? 365 : by === 'week' ? 52 : 12);
    }
    expect(totals[0]).toBeGreaterThan(0);
    expect(new Set(totals).size).toBe(1);
  });

  it('a dry run changes nothing and says to the row what the run then takes', async () => {
    await Promise.all([ended()]);
    const before = await q(
      'SELECT (SELECT count(*) FROM contact) AS c, (SELECT count(*) FROM interaction) AS i',
    );
    const dry = await call('GET', `dry-run?until=${encodeURIComponent(new Date().toISOString())}`);
    expect(dry.status, JSON.stringify(dry.body)).toBe(200);
    expect(
      await q('SELECT (SELECT count(*) FROM contact) AS c, (SELECT count(*) FROM interaction) AS i'),
    ).toEqual(before);
    expect(dry.body.people.count).toBe(1);
    await q('DELETE FROM retention_run');
    expect(await expire(app.ctx)).toBe(1);
    const [last] = await q("SELECT counts FROM retention_run WHERE kind = 'last-ground'");
    expect(last.counts).toEqual(
      Object.fromEntries(
        dry.body.people.rows.map((row: { table: string; rows: number }) => [row.table, row.rows]),
      ),
    );
  });
});

describe('SDM module 60 (P06): deletion can be suspended', () => {
  it('for 30 days at most and with a reason; ends are enforced on read all the same; then it goes on by itself', async () => {
    const contactId = await ended();
    const until = (days: number) => new Date(Date.now() + days * DAY).toISOString();
    expect((await call('PUT', 'suspension', { reason: 'x', until: until(31) })).body.errors[0].code).toBe(
      'until-too-far',
    );
    expect((await call('PUT', 'suspension', { reason: 'x', until: until(-1) })).body.errors[0].code).toBe(
      'until-passed',
    );
    expect((await call('PUT', 'suspension', { reason: ' ', until: until(1) })).status).toBe(422);
    const suspended = await call('PUT', 'suspension', { reason: 'Umzug der Datenbank', until: until(2) });
    expect(suspended.body).toMatchObject({
      gate: 'suspended',
      suspension: { reason: 'Umzug der Datenbank' },
    });
    for (const kind of ['last-ground', 'narrowing', 'class', 'clock'] as const)
      expect(await runRetention(app.ctx, [kind])).toMatchObject({ gate: 'suspended', taken: { [kind]: 0 } });
    expect(await there(contactId)).toBe(1);
    expect(
      (await app.call(sales, 'GET', `/api/v1/contacts/${contactId}`, { purpose: 'inquiry' })).status,
    ).toBe(404);
    await q("UPDATE retention_state SET suspended_until = now() - interval '1 second'");
    expect(await expire(app.ctx)).toBe(1);
    expect((await call('GET', 'state')).body).toMatchObject({ gate: 'open', suspension: null });
  });

  it('stops a run between two batches, and says so', async () => {
    await ended();
    await suspend(app.ctx, { reason: 'Prüfung', days: '3' });
    expect(JSON.parse(await run(app.ctx, { json: true }))).toMatchObject({ gate: 'suspended' });
    expect(JSON.parse(await resume(app.ctx, { json: true }))).toMatchObject({ gate: 'open' });
    expect(JSON.parse(await run(app.ctx, { json: true })).taken['last-ground']).toBe(1);
  });
});

describe('a clock set back or far ahead', () => {
  it.each([
    ['clock-behind', "now() + interval '6 minutes'"],
    ['clock-ahead', "now() - interval '31 days'"],
  ])('%s: nothing is deleted by clock until somebody confirms it', async (gate, heartbeat) => {
    const contactId = await ended();
    await q(`UPDATE retention_state SET heartbeat_at = ${heartbeat}`);
    expect((await runRetention(app.ctx, ['last-ground', 'narrowing', 'class', 'clock'])).gate).toBe(gate);
    // It does not talk itself round by being asked again.
    expect((await runRetention(app.ctx, ['last-ground'])).gate).toBe(gate);
    expect(await there(contactId)).toBe(1);
    expect((await call('GET', 'state')).body.gate).toBe(gate);
    expect(await run(app.ctx, {})).toContain('obhut clock accept');
    if (gate === 'clock-behind') await call('POST', 'clock', { confirm: true });
    else expect(JSON.parse(await accept(app.ctx, { json: true })).gate).toBe('open');
    expect(await expire(app.ctx)).toBe(1);
  });

  it('goes on by itself once the clock is right again, and within five minutes is no fault', async () => {
    await ended();
    await q("UPDATE retention_state SET heartbeat_at = now() + interval '4 minutes'");
    expect(await expire(app.ctx)).toBe(1);
    await q("UPDATE retention_state SET heartbeat_at = now() + interval '1 hour'");
    expect((await runRetention(app.ctx, ['class'])).gate).toBe('clock-behind');
    await q("UPDATE retention_state SET heartbeat_at = now() - interval '29 days'");
    expect((await runRetention(app.ctx, ['class'])).gate).toBe('open');
  });
});

describe('the command line', () => {
  it('says what is due and what would go, in words and as JSON, and names nobody', async () => {
    const contactId = await ended();
    const [{ display_name }] = await q('SELECT display_name FROM contact WHERE contact_id = $1', [contactId]);
    const said = [
      await due(app.ctx, { days: '30' }),
      await due(app.ctx, { days: '30', json: true }),
      await rehearse(app.ctx, {}),
      await rehearse(app.ctx, { json: true }),
    ];
    expect(JSON.parse(said[3]!).people.count).toBe(1);
    for (const text of said) expect(text).not.toContain(display_name);
    await expect(due(app.ctx, { days: 'x' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expire(app.ctx);
  });
});

describe('a run that is killed', () => {
  it('kill -9 at any moment: nobody is half deleted, nothing is lost, and the next run goes on', async () => {
    await q('UPDATE retention_state SET heartbeat_at = now()');
    const people: string[] = [];
    for (let n = 0; n < 24; n++) people.push(await ended());
    await q('DELETE FROM retention_run');
    const ledgerBefore = await count('erasure_ledger');
    const script = new URL('../../../test/run-retention.ts', import.meta.url).pathname;
    let killed = 0;
    for (const wait of [5, 40, 120, 250, 400]) {
      const child = spawn(process.execPath, [script, JSON.stringify(app.connection), app.dataDir], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exited = once(child, 'exit');
      await Promise.race([once(child.stdout!, 'data'), exited]);
      await new Promise((resolve) => setTimeout(resolve, wait));
      child.kill('SIGKILL');
      const [, signal] = await exited;
      if (signal === 'SIGKILL') killed += 1;
      await expect
        .poll(() =>
          count(
            'pg_stat_activity',
            "datname = current_database() AND usename = 'obhut_app' AND state = 'active'",
          ),
        )
        .toBe(0);
      const left = (await q('SELECT contact_id FROM contact WHERE contact_id = ANY ($1)', [people])).map(
        (row) => row.contact_id,
      );
      // Everything of those who are there, nothing of those who are not.
      for (const table of ['contact_email', 'contact_note', 'interaction_person', 'ground'])
        expect(
          (await q(`SELECT DISTINCT contact_id FROM ${table} WHERE contact_id = ANY ($1)`, [people]))
            .map((row) => row.contact_id)
            .sort(),
        ).toEqual([...left].sort());
      expect((await count('erasure_ledger')) - ledgerBefore).toBe(people.length - left.length);
    }
    expect(killed).toBeGreaterThan(0);
    await runRetention(app.ctx, ['last-ground']);
    expect(await count('contact', `contact_id = ANY ('{${people.join(',')}}')`)).toBe(0);
    const runs = await q("SELECT state, people::int FROM retention_run WHERE kind = 'last-ground'");
    expect(runs.reduce((sum, row) => sum + row.people, 0)).toBe(people.length);
    expect(runs.every(({ state }) => state === 'done')).toBe(true);
  });
});
