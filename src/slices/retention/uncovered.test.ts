import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { JOBS } from '../../app/app.ts';
import { runJob } from '../../platform/jobs.ts';
import { openFields } from '../fields/test-fields.ts';
import { refreshFootings } from '../grounds/refresh.ts';
import { runRetention } from './index.ts';

const app = await startTestApp();
const { admin, sales, officer, addField, createContact, ownOf } = await openFields(app);
const q = async (text: string, values: unknown[] = []) => (await app.admin.query(text, values)).rows;
/** Both purposes open the category: it stays open while either lasts. */
await addField({ key: 'both', purposes: ['inquiry', 'contract'] });
const asked = await addField({ key: 'asked', purposes: ['inquiry'] });
const CONTRACT = { purpose: 'contract', legalBasis: 'contract', origin: 'person' };
const INQUIRY = { purpose: 'inquiry', legalBasis: 'contract', origin: 'person' };
/** On an inquiry and a contract, with a value that both are for and one for the inquiry alone. */
const person = () => createContact({ both: 'bleibt', asked: 'geht' }, { grounds: [INQUIRY, CONTRACT] });
const groundOf = async (contactId: string, purpose: string): Promise<string> =>
  (
    await q("SELECT ground_id FROM ground WHERE contact_id = $1 AND purpose_key = $2 AND status = 'given'", [
      contactId,
      purpose,
    ])
  )[0].ground_id;
const end = async (contactId: string, purpose = 'inquiry') =>
  app.call(sales, 'PATCH', `/api/v1/contacts/${contactId}/grounds/${await groundOf(contactId, purpose)}`, {
    purpose: 'contract',
    body: { status: 'ended' },
  });
const valuesOf = async (contactId: string): Promise<string[]> =>
  (await q('SELECT value FROM contact_own_value WHERE contact_id = $1 ORDER BY 1', [contactId])).map(
    ({ value }) => value,
  );
const marks = async (contactId: string) =>
  (
    await q(
      'SELECT lost_categories, lost_purposes::int, narrows_at, narrows_at - now() AS wait FROM contact WHERE contact_id = $1',
      [contactId],
    )
  )[0];
const dueNow = (contactId: string) =>
  q(
    "UPDATE contact SET narrows_at = now() - interval '1 second' WHERE contact_id = $1 AND narrows_at IS NOT NULL",
    [contactId],
  );
const narrow = async () => (await runRetention(app.ctx, ['narrowing'])).taken.narrowing;
const hold = (contactId: string, categories: string[]) =>
  app.call(officer, 'POST', `/api/v1/contacts/${contactId}/holds`, {
    purpose: 'rights',
    body: {
      reason: 'dispute',
      note: '3 O 12/26',
      categories,
      reviewOn: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
    },
  });

describe('Art. 5(1)(e): a value of an own field stands on a ground for one of its purposes', () => {
  it('and goes when the last of them ends, after the narrowing period, although its category stays open', async () => {
    const contactId = await person();
    expect((await end(contactId)).status).toBe(200);
    expect(await marks(contactId)).toMatchObject({ lost_categories: 0, wait: { days: 6 } });
    // Closed at once, and there until it goes.
    expect(await ownOf(contactId, 'contract')).toEqual({ both: 'bleibt' });
    expect(await narrow()).toBe(0);
    expect(await valuesOf(contactId)).toEqual(['bleibt', 'geht']);
    await dueNow(contactId);
    expect(await narrow()).toBe(1);
    expect(await valuesOf(contactId)).toEqual(['bleibt']);
    expect(await marks(contactId)).toMatchObject({ lost_purposes: 0, narrows_at: null });
  });

  it('nothing is lost when the ground is given again in time', async () => {
    const contactId = await person();
    await end(contactId);
    await app.call(sales, 'POST', `/api/v1/contacts/${contactId}/grounds`, {
      purpose: 'contract',
      body: INQUIRY,
    });
    expect(await marks(contactId)).toMatchObject({ lost_purposes: 0, narrows_at: null });
    expect(await ownOf(contactId, 'inquiry')).toEqual({ both: 'bleibt', asked: 'geht' });
  });

  it('a ground that starts later stands for it already', async () => {
    const contactId = await createContact(
      { asked: 'bleibt' },
      {
        grounds: [
          INQUIRY,
          CONTRACT,
          { ...INQUIRY, startsAt: new Date(Date.now() + 86_400_000).toISOString() },
        ],
      },
    );
    const [{ ground_id }] = await q(
      "SELECT ground_id FROM ground WHERE contact_id = $1 AND purpose_key = 'inquiry' AND starts_at <= now()",
      [contactId],
    );
    await q("UPDATE ground SET status = 'ended' WHERE ground_id = $1", [ground_id]);
    expect(await marks(contactId)).toMatchObject({ lost_purposes: 0, narrows_at: null });
  });

  it('a ground that runs out takes it with the next run', async () => {
    const contactId = await person();
    await q(
      "UPDATE ground SET starts_at = now() - interval '2 days', ends_at = now() + interval '200 milliseconds' WHERE contact_id = $1 AND purpose_key = 'inquiry'",
      [contactId],
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    await refreshFootings(app.ctx);
    expect(await narrow()).toBe(1);
    expect(await valuesOf(contactId)).toEqual(['bleibt']);
  });

  it('Art. 17(3)(e): a hold of its category keeps it until it ends; one of another does not', async () => {
    const [kept, other] = [await person(), await person()];
    expect([
      (await hold(kept, ['preferences'])).status,
      (await hold(other, ['communication'])).status,
    ]).toEqual([201, 201]);
    for (const contactId of [kept, other]) {
      await end(contactId);
      await dueNow(contactId);
    }
    expect(await narrow()).toBe(1);
    expect([await valuesOf(kept), await valuesOf(other)]).toEqual([['bleibt', 'geht'], ['bleibt']]);
    expect(await narrow()).toBe(0);
    await q('UPDATE legal_hold SET ended_at = now() WHERE contact_id = $1', [kept]);
    expect(await narrow()).toBe(1);
    expect(await valuesOf(kept)).toEqual(['bleibt']);
  });

  it('Art. 18(2): of restricted people nothing goes until the restriction is lifted', async () => {
    const contactId = await person();
    await end(contactId);
    await q(
      "INSERT INTO restriction (restriction_id, contact_id, reason, review_on) VALUES ($1, $2, 'claims', current_date)",
      [uuid(), contactId],
    );
    await dueNow(contactId);
    expect(await narrow()).toBe(0);
    expect(await valuesOf(contactId)).toEqual(['bleibt', 'geht']);
    await q('UPDATE contact SET restricted_at = NULL WHERE contact_id = $1', [contactId]);
    await dueNow(contactId);
    expect(await narrow()).toBe(1);
    expect(await valuesOf(contactId)).toEqual(['bleibt']);
  });

  it('the dry run says to the row what the run then takes, and the forecast when', async () => {
    const [first, second] = [await person(), await person()];
    for (const contactId of [first, second]) await end(contactId);
    await dueNow(first);
    const read = async (path: string) =>
      (await app.call(officer, 'GET', `/api/v1/retention/${path}`, { purpose: 'rights' })).body;
    await q('DELETE FROM retention_forecast');
    const { steps } = await read('forecast?by=day');
    expect(
      steps.flatMap((step: { byTable: Record<string, number> }, day: number) =>
        step.byTable.contact_own_value ? [[day, step.byTable.contact_own_value]] : [],
      ),
    ).toEqual([
      [0, 1],
      [7, 1],
    ]);
    const dry = await read('dry-run');
    expect(dry.narrowing).toEqual({
      count: 1,
      rows: [{ table: 'contact_own_value', label: expect.any(String), rows: 1 }],
    });
    expect(await narrow()).toBe(1);
    const [{ people, counts }] = await q(
      "SELECT people::int, counts FROM retention_run WHERE kind = 'narrowing' ORDER BY run_id DESC LIMIT 1",
    );
    expect([people, counts]).toEqual([1, { contact_own_value: 1 }]);
    await dueNow(second);
    await narrow();
  });

  it('a field that is given other purposes leaves values without footing: they go too', async () => {
    const moved = await addField({ key: 'moved', purposes: ['inquiry', 'contract'] });
    const [stays, goes] = [
      await createContact({ moved: 'bleibt' }, { grounds: [INQUIRY, CONTRACT] }),
      await createContact({ moved: 'geht' }),
    ];
    const changed = await app.call(admin, 'PATCH', `/api/v1/own-fields/${moved.fieldId}`, {
      body: { version: moved.version, purposes: ['contract'] },
    });
    expect(changed.status).toBe(200);
    expect((await marks(stays)).narrows_at).toBeNull();
    expect((await marks(goes)).wait.days).toBe(6);
    await dueNow(goes);
    expect(await narrow()).toBe(1);
    expect([await valuesOf(stays), await valuesOf(goes)]).toEqual([['bleibt'], []]);
  });

  it('what came in past all this is found by night, and marked once', async () => {
    const contactId = await createContact({}, { grounds: [INQUIRY, CONTRACT] });
    await end(contactId);
    await q('UPDATE contact SET lost_purposes = 0, narrows_at = NULL WHERE contact_id = $1', [contactId]);
    await q("INSERT INTO contact_own_value (contact_id, field_id, value) VALUES ($1, $2, 'verirrt')", [
      contactId,
      asked.fieldId,
    ]);
    const mark = () => runJob(app.ctx, JOBS.find(({ name }) => name === 'retention.mark-uncovered')!, {});
    await mark();
    const { narrows_at } = await marks(contactId);
    expect(narrows_at).not.toBeNull();
    await mark();
    expect((await marks(contactId)).narrows_at).toEqual(narrows_at);
    await dueNow(contactId);
    expect(await narrow()).toBe(1);
    expect(await valuesOf(contactId)).toEqual([]);
  });

  it('a value of a deal stands while it does for one of the people, and of a sole trader’s company for that one', async () => {
    const ofDeal = await addField({ key: 'deal_asked', entity: 'deal', purposes: ['inquiry'] });
    const ofCompany = await addField({
      key: 'company_asked',
      entity: 'company',
      category: 'identity',
      purposes: ['inquiry'],
    });
    const [one, two] = [await person(), await person()];
    const dealId = uuid();
    await q(
      "INSERT INTO deal (deal_id, title, stage_id) SELECT $1, 'Probe', stage_id FROM stage WHERE outcome = 'open' LIMIT 1",
      [dealId],
    );
    await q('INSERT INTO deal_person (contact_id, deal_id) VALUES ($1, $3), ($2, $3)', [one, two, dealId]);
    await q("INSERT INTO deal_own_value (deal_id, field_id, value) VALUES ($1, $2, 'gemeinsam')", [
      dealId,
      ofDeal.fieldId,
    ]);
    const made = await app.call(sales, 'POST', '/api/v1/companies', {
      purpose: 'inquiry',
      body: { name: 'Änne Groß Catering', soleTraderContactId: one, own: { company_asked: 'allein' } },
    });
    expect(made.status).toBe(201);
    const left = async () => [
      (await q('SELECT value FROM deal_own_value WHERE deal_id = $1', [dealId])).length,
      (await q('SELECT value FROM company_own_value WHERE field_id = $1', [ofCompany.fieldId])).length,
    ];
    await end(one);
    await dueNow(one);
    expect(await narrow()).toBe(1);
    expect(await left()).toEqual([1, 0]);
    await end(two);
    await dueNow(two);
    expect(await narrow()).toBe(1);
    expect(await left()).toEqual([0, 0]);
    expect(await q('SELECT FROM deal WHERE deal_id = $1', [dealId])).toHaveLength(1);
  });

  it('counts who loses something, and not who is only marked', async () => {
    const contactId = await createContact({ both: 'bleibt' }, { grounds: [INQUIRY, CONTRACT] });
    await end(contactId);
    await dueNow(contactId);
    const dry = await app.call(officer, 'GET', '/api/v1/retention/dry-run', { purpose: 'rights' });
    expect(dry.body.narrowing).toEqual({ count: 0, rows: [] });
    expect(await narrow()).toBe(0);
    expect(await marks(contactId)).toMatchObject({ lost_purposes: 0, narrows_at: null });
  });
});
