import { describe, expect, it } from 'vitest';
import { bytesOf, day, faults, readPdf, receiveMail, startDesk } from './test-desk.ts';

const desk = await startDesk();
const { app, call, detail, step, stepsOf } = desk;
const mailTo = await receiveMail(app);

describe('who asks', () => {
  it('Art. 12(6): identity is asked for with the doubt stated, from a short list that has no copy of an identity card', async () => {
    const requestId = await desk.ask(await desk.makeContact(), 'access');
    const question = { doubt: 'Die Anfrage kam von einer fremden Adresse.', deliver: 'letter' };
    expect(faults(await step(requestId, 'identity-question', { ...question, ask: 'id-card' }))).toEqual([
      422,
      'body.ask invalid_value',
    ]);
    expect(
      faults(
        await step(requestId, 'identity-question', { doubt: ' ', ask: 'customer-number', deliver: 'letter' }),
      ),
    ).toEqual([422, 'body.doubt too_small']);
    const { body } = await step(requestId, 'identity-question', { ...question, ask: 'address-on-file' });
    const text = await readPdf(bytesOf(body.files[0]));
    expect(text).toContain('fremden Adresse');
    expect(text).toContain('keine Kopie Ihres Ausweises');
    expect(text).toContain('ruht die Frist');
    expect(body.request).toMatchObject({ state: 'identity', identity: { askedOn: day(0), shownOn: null } });
    expect((await step(requestId, 'identity-question', { ...question, ask: 'customer-number' })).status).toBe(
      409,
    );
  });

  it('Art. 12(6): while it is asked nothing is answered, and the clock goes on later by the days that it stood', async () => {
    const requestId = await desk.ask(await desk.makeContact(), 'access', { receivedOn: day(-10) });
    const before = await detail(requestId);
    await step(requestId, 'identity-question', { doubt: 'x', ask: 'customer-number', deliver: 'told' });
    expect(
      faults(await step(requestId, 'answer', { measure: { what: 'report' }, deliver: 'letter' })),
    ).toEqual([409, 'path.id identity-open']);
    expect((await detail(requestId)).steps).toEqual(['confirm-identity', 'refuse', 'close']);
    await app.admin.query(
      'UPDATE rights_request SET identity_asked_on = identity_asked_on - 6 WHERE request_id = $1',
      [requestId],
    );
    const { body } = await step(requestId, 'identity-confirmation');
    expect(body.request.state).toBe('open');
    const moved = (Date.parse(body.request.dueOn) - Date.parse(before.dueOn)) / 86_400_000;
    // Six days, give or take the weekends and holidays at both ends.
    expect(moved).toBeGreaterThanOrEqual(1);
    expect(moved).toBeLessThanOrEqual(12);
    expect(body.request.firstDueOn).toBe(body.request.dueOn);
    expect((await step(requestId, 'identity-confirmation')).status).toBe(409);
    expect(await stepsOf(requestId)).toEqual([
      'received mail',
      'identity-asked customer-number',
      'identity-confirmed',
    ]);
  });

  it('Art. 12(3): a question about identity that came too late does not hide that the answer is due', async () => {
    const counts = async () => (await call('GET', '/api/v1/requests/counts')).body;
    const before = await counts();
    const ids: string[] = [];
    for (const asked of [20, 10]) {
      const requestId = await desk.ask(await desk.makeContact(), 'access');
      ids.push(requestId);
      await step(requestId, 'identity-question', { doubt: 'x', ask: 'customer-number', deliver: 'told' });
      await app.admin.query(
        `UPDATE rights_request SET received_on = current_date - 40, identity_asked_on = current_date - 40 + $2::int,
                first_due_on = current_date - 9, due_on = current_date - 9 WHERE request_id = $1`,
        [requestId, asked],
      );
    }
    const after = await counts();
    expect([after.overdue - before.overdue, after.waiting - before.waiting]).toEqual([1, 1]);
    await app.admin.query('DELETE FROM rights_request WHERE request_id = ANY ($1)', [ids]);
  });

  it('Art. 12(6): whoever was never asked cannot be refused for not having shown it', async () => {
    const requestId = await desk.ask(await desk.makeContact(), 'erasure');
    const refusal = { reason: 'identity-not-shown', deliver: 'letter' };
    expect(faults(await step(requestId, 'refusal', refusal))).toEqual([
      422,
      'body.reason identity-never-asked',
    ]);
    await step(requestId, 'identity-question', { doubt: 'x', ask: 'customer-number', deliver: 'told' });
    const { body } = await step(requestId, 'refusal', refusal);
    expect(body.request).toMatchObject({ state: 'refused', refusal: 'identity-not-shown' });
  });

  it('Art. 15(1): a stranger is told that nothing is held, by mail, and only the request is kept until its date', async () => {
    const requestId = await desk.askAsStranger('access');
    expect(await detail(requestId)).toMatchObject({
      contactId: null,
      displayName: 'Jo Fremd',
      to: { emails: ['jo@fremd.example'], addressLines: ['Jo Fremd', 'Am Tor 3', '99084 Erfurt'] },
    });
    expect(
      faults(await step(requestId, 'answer', { measure: { what: 'report' }, deliver: 'letter' })),
    ).toEqual([422, 'body.measure.what assign-first']);
    expect(
      faults(await step(requestId, 'answer', { measure: { what: 'nothing-held' }, deliver: 'link' })),
    ).toEqual([422, 'body.deliver link-for-contacts']);
    const answer = await step(requestId, 'answer', {
      measure: { what: 'nothing-held' },
      deliver: 'attachment',
    });
    expect(answer.body, JSON.stringify(answer.body)).toMatchObject({
      mailed: true,
      request: { state: 'done' },
    });
    const mail = await mailTo('jo@fremd.example');
    const year = Number(day(0).slice(0, 4)) + 4;
    expect(mail.parsed.text).toContain('Negativauskunft');
    expect(mail.parsed.text).toContain(`1. Januar ${year}`);
    expect(mail.parsed.text).toContain('LfDI Baden-Württemberg');
    const text = await readPdf(mail.parsed.attachments[0]!.content);
    expect(text).toContain('Am Tor 3');
    expect(text).toContain('Guten Tag Jo Fremd,');
    expect((await detail(requestId)).deletesAt).toBe(`${year - 1}-12-31T23:00:00.000Z`);
  });

  it('Art. 15(1), 18: nobody whose address is on record is told that nothing is held, restricted people included', async () => {
    const nothing = (requestId: string) =>
      step(requestId, 'answer', { measure: { what: 'nothing-held' }, deliver: 'letter' });
    const [known, resting] = ['doch.da@probe.example', 'ruht@probe.example'];
    await desk.makeContact({ emails: [{ address: known }] });
    const restricted = await desk.makeContact({ emails: [{ address: resting }] });
    const asking = (name: string, email: string) =>
      desk.askAsStranger('access', { requester: { name, email } });
    const requests = [
      await asking('Aenne Gross', known),
      await asking(known, known),
      await asking('A. Groß', resting),
    ];
    await app.admin.query(
      "INSERT INTO restriction (restriction_id, contact_id, reason, review_on) VALUES (gen_random_uuid(), $1, 'claims', '2100-01-01')",
      [restricted],
    );
    for (const requestId of requests)
      expect(faults(await nothing(requestId))).toEqual([422, 'body.measure.what found-by-address']);
    // A lawyer, who is a contact, writes for somebody who is none.
    expect((await nothing(await asking('Jo Fremd', known))).status).toBe(200);
  });

  it('Art. 12(2): a stranger’s request can turn out to be a contact’s, once', async () => {
    const contactId = await desk.makeContact();
    const requestId = await desk.askAsStranger('erasure');
    expect(faults(await step(requestId, 'assignment', { contactId: requestId }))).toEqual([
      422,
      'body.contactId no-such-contact',
    ]);
    const { body } = await step(requestId, 'assignment', { contactId });
    expect(body.request).toMatchObject({ contactId, displayName: 'Änne Groß' });
    expect((await step(requestId, 'assignment', { contactId })).status).toBe(409);
    expect(
      faults(await step(requestId, 'answer', { measure: { what: 'nothing-held' }, deliver: 'told' })),
    ).toEqual([422, 'body.measure.what something-held']);
  });

  it('names every fault of a stranger’s request', async () => {
    const answer = await call('POST', '/api/v1/requests', {
      kind: 'access',
      channel: 'letter',
      proposed: { familyName: 'Neu' },
      receivedOn: '2190-01-01',
      requester: { name: 'Jo' },
    });
    expect(faults(answer)).toEqual([
      422,
      'body.receivedOn received-in-future',
      'body.proposed proposed-without-rectification',
    ]);
    const unstorable = await call('POST', '/api/v1/requests', {
      kind: 'rectification',
      channel: 'pigeon',
      proposed: {},
      requester: { name: '\u0000', email: 'nobody', address: '\ud800' },
    });
    expect(faults(unstorable)).toEqual([
      422,
      'body.channel invalid_value',
      'body.proposed nothing-proposed',
      'body.requester.name not-storable',
      'body.requester.address not-storable',
      'body.requester.email invalid_format',
    ]);
  });
});
