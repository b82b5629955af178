import { describe, expect, it } from 'vitest';
import { REFUSALS_OF, REQUEST_KINDS } from './contract.ts';
import { bytesOf, day, faults, readPdf, receiveMail, startDesk } from './test-desk.ts';

const desk = await startDesk();
const { app, call, detail, step, stepsOf } = desk;
const mailTo = await receiveMail(app);

describe('the clock', () => {
  it('Art. 12(3): a request is open with its month, and every step is in its history with who took it', async () => {
    const requestId = await desk.ask(await desk.makeContact(), 'access');
    const shown = await detail(requestId);
    expect(shown).toMatchObject({ state: 'open', refusal: null, extension: null, identity: null });
    expect(shown.dueOn).toBe(shown.firstDueOn);
    expect(shown.history).toMatchObject([{ what: 'received', code: 'mail', by: 'Olga Amt' }]);
    expect(shown.steps).toEqual(['answer', 'ask-identity', 'extend', 'refuse', 'close']);
  });

  it('Art. 12(3): an extension within the first month is told with its reason, to a date three months from receipt', async () => {
    const contactId = await desk.makeContact();
    const requestId = await desk.ask(contactId, 'access', { receivedOn: day(-3) });
    const { extendsTo } = await detail(requestId);
    const answer = await step(requestId, 'extension', { reason: 'complex', deliver: 'letter' });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body.request).toMatchObject({ state: 'extended', extension: 'complex', dueOn: extendsTo });
    const text = await readPdf(bytesOf(answer.body.files[0]));
    expect(text).toContain('um zwei weitere Monate (Art. 12 Abs. 3 DSGVO)');
    expect(text).toContain('Ihre Anfrage ist komplex');
    expect(text).toContain(
      new Intl.DateTimeFormat('de', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(extendsTo)),
    );
    expect(await stepsOf(requestId)).toEqual(['received mail', 'extended complex']);
    expect((await step(requestId, 'extension', { reason: 'complex', deliver: 'letter' })).status).toBe(409);
  });

  it('Art. 12(3): an extension after the first month is refused, and so is one that nobody is told of', async () => {
    const requestId = await desk.ask(await desk.makeContact(), 'access');
    expect(faults(await step(requestId, 'extension', { reason: 'complex', deliver: 'told' }))).toEqual([
      422,
      'body.deliver invalid_value',
    ]);
    await desk.backdate(requestId, day(-40), day(-1));
    const late = await step(requestId, 'extension', { reason: 'many-requests', deliver: 'letter' });
    expect(faults(late)).toEqual([422, 'body extension-too-late']);
    const shown = await detail(requestId);
    expect([shown.state, shown.extendsTo, shown.steps.includes('extend')]).toEqual(['open', null, false]);
    await desk.backdate(requestId, day(-31), day(0));
    expect((await step(requestId, 'extension', { reason: 'complex', deliver: 'letter' })).status).toBe(200);
  });

  it('Art. 12(3): counts what is overdue, near, later and waiting', async () => {
    const contactId = await desk.makeContact();
    await app.admin.query('DELETE FROM rights_request');
    for (const days of [-1, 0, 7, 8])
      await desk.backdate(await desk.ask(contactId, 'access'), day(-20), day(days));
    const waiting = await desk.ask(contactId, 'erasure');
    await step(waiting, 'identity-question', { doubt: 'x', ask: 'customer-number', deliver: 'told' });
    expect((await call('GET', '/api/v1/requests/counts')).body).toEqual({
      overdue: 1,
      soon: 2,
      later: 1,
      waiting: 1,
      byKind: [
        { kind: 'access', count: 4 },
        { kind: 'erasure', count: 1 },
      ],
    });
    const filtered = await call('GET', '/api/v1/requests?state=identity&kind=erasure');
    expect(filtered.body.items).toHaveLength(1);
    expect((await call('GET', '/api/v1/requests?kind=portability')).body.items).toEqual([]);
  });
});

describe('refusals', () => {
  it('Art. 12(4): tell the reason, the authority and the court', async () => {
    const contactId = await desk.makeContact({ emails: [{ address: 'nein@gross.example' }] });
    const requestId = await desk.ask(contactId, 'erasure');
    const { status, body } = await step(requestId, 'refusal', {
      reason: 'legal-hold',
      because: 'Az. 3 O 12/26 vor dem Landgericht Stuttgart.',
      deliver: 'attachment',
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.request).toMatchObject({ state: 'refused', refusal: 'legal-hold', steps: [] });
    const { parsed } = await mailTo('nein@gross.example');
    const text = await readPdf(parsed.attachments[0]!.content);
    for (const words of [
      'Art. 17 Abs. 3 Buchst. e DSGVO',
      'Az. 3 O 12/26',
      'Art. 77 DSGVO',
      'LfDI Baden-Württemberg',
      'Art. 79 DSGVO',
    ]) {
      expect(text).toContain(words);
      expect(parsed.text!.replaceAll(/\s+/g, ' ')).toContain(words);
    }
    expect(await stepsOf(requestId)).toEqual(['received mail', 'refused legal-hold']);
    expect((await step(requestId, 'refusal', { reason: 'unfounded', deliver: 'letter' })).status).toBe(409);
  });

  it('Art. 12(5): manifestly unfounded and excessive are reasons for every right; those of Art. 17(3) for erasure alone', async () => {
    for (const kind of REQUEST_KINDS) {
      expect(REFUSALS_OF[kind]).toEqual(expect.arrayContaining(['unfounded', 'excessive']));
      expect(REFUSALS_OF[kind].includes('public-health')).toBe(kind === 'erasure');
    }
    const requestId = await desk.ask(await desk.makeContact(), 'access');
    expect(faults(await step(requestId, 'refusal', { reason: 'legal-duty', deliver: 'letter' }))).toEqual([
      422,
      'body.reason refusal-not-for-kind',
    ]);
    const { body } = await step(requestId, 'refusal', { reason: 'excessive', deliver: 'letter' });
    expect(await readPdf(bytesOf(body.files[0]))).toContain('Art. 12 Abs. 5 Buchst. b DSGVO');
  });
});
