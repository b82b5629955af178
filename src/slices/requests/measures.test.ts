import { describe, expect, it, vi } from 'vitest';
import { MEASURES_OF, REQUEST_KINDS } from './contract.ts';
import { bytesOf, day, faults, readPdf, receiveMail, startDesk, tablesWith } from './test-desk.ts';

const desk = await startDesk();
const { app, call, detail, step, stepsOf } = desk;
const mailTo = await receiveMail(app);

describe('answers', () => {
  it('Art. 18: the restriction comes last: the person is told, and the request is out of sight with them', async () => {
    const contactId = await desk.makeContact({ emails: [{ address: 'halt@gross.example' }] });
    const requestId = await desk.ask(contactId, 'restriction');
    const measure = { what: 'restriction', reason: 'accuracy-contested', reviewOn: day(30) };
    const refused = await step(requestId, 'answer', {
      measure: { ...measure, reviewOn: '2020-01-01' },
      deliver: 'attachment',
    });
    expect(faults(refused)).toEqual([422, 'body.measure.reviewOn restriction-review-passed']);
    const { status, body } = await step(requestId, 'answer', { measure, deliver: 'attachment' });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ request: null, mailed: true });
    expect((await call('GET', `/api/v1/requests/${requestId}`)).status).toBe(404);
    expect(JSON.stringify((await call('GET', '/api/v1/requests?state=all')).body)).not.toContain(contactId);
    const { parsed } = await mailTo('halt@gross.example');
    expect(parsed.text).toContain('Art. 18 Abs. 3 DSGVO');
    const { rows } = await app.admin.query('SELECT state FROM rights_request WHERE request_id = $1', [
      requestId,
    ]);
    expect(rows).toEqual([{ state: 'done' }]);
  });

  it('Art. 20: the portability file goes with the letter', async () => {
    const contactId = await desk.makeContact();
    const requestId = await desk.ask(contactId, 'portability');
    const { body } = await step(requestId, 'answer', {
      measure: { what: 'portability' },
      deliver: 'handed-over',
    });
    const [letter, file] = body.files;
    expect(file.name).toBe('datenuebertragung.json');
    expect(JSON.parse(Buffer.from(bytesOf(file)).toString())).toMatchObject({
      format: 'obhut-portability-1',
      person: { family_name: 'Groß' },
    });
    expect(await readPdf(bytesOf(letter))).toContain('Art. 20 Abs. 1 DSGVO');
  });

  it('Art. 21(2): an objection to direct marketing is carried out from the desk, and confirmed by name', async () => {
    const contactId = await desk.makeContact({
      grounds: [
        { purpose: 'inquiry', legalBasis: 'contract', origin: 'person' },
        {
          purpose: 'marketing-email',
          legalBasis: 'consent',
          origin: 'person',
          evidence: 'Ja, ich will Werbung.',
        },
      ],
    });
    const requestId = await desk.ask(contactId, 'objection');
    const empty = await step(requestId, 'answer', { measure: { what: 'objection' }, deliver: 'letter' });
    expect(faults(empty)).toEqual([422, 'body.measure.purposes objection-empty']);
    const { status, body } = await step(requestId, 'answer', {
      measure: { what: 'objection', directMarketing: true },
      deliver: 'letter',
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(await readPdf(bytesOf(body.files[0]))).toContain(
      'Für Direktwerbung verwenden wir Ihre Daten nicht',
    );
    const { rows } = await app.admin.query(
      'SELECT purpose_key, status FROM ground WHERE contact_id = $1 ORDER BY purpose_key',
      [contactId],
    );
    expect(rows).toEqual([
      { purpose_key: 'inquiry', status: 'given' },
      { purpose_key: 'marketing-email', status: 'objected' },
    ]);
    expect(await stepsOf(requestId)).toEqual(['received mail', 'objection', 'answered letter']);
  });

  it('Art. 7(3): a withdrawal takes one step, also where it takes the last ground, and its answer still arrives', async () => {
    const contactId = await desk.makeContact({
      givenName: 'Nora',
      emails: [{ address: 'nie@gross.example' }],
      grounds: [
        { purpose: 'inquiry', legalBasis: 'consent', origin: 'person', evidence: 'Ja, rufen Sie mich an.' },
      ],
    });
    const requestId = await desk.ask(contactId, 'withdrawal');
    const { rows } = await app.admin.query('SELECT ground_id FROM ground WHERE contact_id = $1', [contactId]);
    const measure = { what: 'withdrawal', groundIds: [rows[0].ground_id] };
    const unknown = await step(requestId, 'answer', {
      measure: { ...measure, groundIds: [requestId] },
      deliver: 'attachment',
    });
    expect(unknown.status).toBe(404);
    const { status, body } = await step(requestId, 'answer', { measure, deliver: 'attachment' });
    expect(status, JSON.stringify(body)).toBe(200);
    // The contact goes before the mail is sent.
    const erased = await call('POST', `/api/v1/contacts/${contactId}/erasure`, { confirm: true });
    expect(erased.status).toBe(200);
    const { parsed } = await mailTo('nie@gross.example');
    expect(parsed.text).toContain('Ihr Widerruf ist umgesetzt (Art. 7 Abs. 3 DSGVO)');
    expect(parsed.text).toContain('- Anfrage');
  });

  it('Art. 22(3): a person looked at it again, with outcome and reasons; where no automated decision was, it says so', async () => {
    const contactId = await desk.makeContact();
    const plain = await desk.ask(contactId, 'human-review');
    const none = await step(plain, 'answer', {
      measure: { what: 'review', outcome: 'none' },
      deliver: 'letter',
    });
    expect(await readPdf(bytesOf(none.body.files[0]))).toContain('gibt es bei uns nicht');
    const requestId = await desk.ask(contactId, 'human-review');
    const upheld = { what: 'review', outcome: 'upheld' };
    expect(faults(await step(requestId, 'answer', { measure: upheld, deliver: 'letter' }))).toEqual([
      422,
      'body.measure.reasons reasons-missing',
    ]);
    const { body } = await step(requestId, 'answer', {
      measure: { ...upheld, reasons: 'Drei Rechnungen sind offen.' },
      deliver: 'letter',
    });
    const text = await readPdf(bytesOf(body.files[0]));
    for (const words of ['ein Mensch, der dazu befugt ist', 'Drei Rechnungen sind offen.', 'Art. 79 DSGVO'])
      expect(text).toContain(words);
    expect(await stepsOf(requestId)).toEqual(['received mail', 'reviewed upheld', 'answered letter']);
  });

  it('Art. 12(2), 38(4): a question gets its answer in a letter, no report, and nothing of the answer is kept', async () => {
    const contactId = await desk.makeContact({ emails: [{ address: 'frage@gross.example' }] });
    const requestId = await desk.ask(contactId, 'question', { note: 'Wer hostet Ihre Daten?' });
    expect(await detail(requestId)).toMatchObject({
      kind: 'question',
      refusals: ['unfounded', 'excessive'],
      steps: ['answer', 'ask-identity', 'extend', 'refuse', 'close'],
    });
    const reply = (measure: object) => step(requestId, 'answer', { measure, deliver: 'attachment' });
    expect(faults(await reply({ what: 'report' }))).toEqual([422, 'body.measure.what measure-not-for-kind']);
    expect(faults(await reply({ what: 'reply', text: ' ' }))).toEqual([422, 'body.measure.text too_small']);
    const { status, body } = await reply({ what: 'reply', text: 'Niemand: Zzhier im Haus.' });
    expect(status, JSON.stringify(body)).toBe(200);
    const { parsed } = await mailTo('frage@gross.example');
    expect(parsed.attachments.map(({ filename }) => filename)).toEqual(['antwort.pdf']);
    expect(parsed.subject).toContain('Frage zum Datenschutz');
    expect(parsed.text).toContain('Niemand: Zzhier im Haus.');
    expect(await stepsOf(requestId)).toEqual(['received mail', 'answered attachment']);
    expect(await tablesWith(app, ['Zzhier'])).toEqual([]);
    const report = await call('GET', `/api/v1/contacts/${contactId}/report?language=de`);
    expect(JSON.stringify(report.body)).toContain('Frage zum Datenschutz (Art. 12 Abs. 2)');
  });

  it('Art. 12(2): a question of a stranger is answered to whoever asks it, without saying that nothing is held', async () => {
    const requestId = await desk.askAsStranger('question');
    const { body } = await step(requestId, 'answer', {
      measure: { what: 'reply', text: 'Our data protection officer is Dr. Groß.' },
      deliver: 'letter',
      letter: undefined,
    });
    const text = await readPdf(bytesOf(body.files[0]));
    expect(text).toContain('Dr. Groß');
    expect(text).not.toContain('Negativauskunft');
    expect(
      faults(
        await step(await desk.askAsStranger('question'), 'answer', {
          measure: { what: 'nothing-held' },
          deliver: 'told',
        }),
      ),
    ).toEqual([422, 'body.measure.what measure-not-for-kind']);
  });

  it('refuse a measure of another right, whatever the right', async () => {
    const contactId = await desk.makeContact();
    for (const kind of REQUEST_KINDS) {
      const requestId = await desk.ask(contactId, kind);
      const other = MEASURES_OF[kind].includes('report') ? 'portability' : 'report';
      expect([
        kind,
        ...faults(await step(requestId, 'answer', { measure: { what: other }, deliver: 'letter' })),
      ]).toEqual([kind, 422, 'body.measure.what measure-not-for-kind']);
    }
  });

  it('are given once: of two at the same time one is told that it is done', async () => {
    const requestId = await desk.ask(await desk.makeContact(), 'access');
    const both = await Promise.all(
      [1, 2].map(() => step(requestId, 'answer', { measure: { what: 'report' }, deliver: 'told' })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await stepsOf(requestId)).toEqual(['received mail', 'answered told']);
  });

  it('leave everything as it was when the letter cannot be queued', async () => {
    const contactId = await desk.makeContact({ emails: [{ address: 'bleibt@gross.example' }] });
    const requestId = await desk.ask(contactId, 'erasure');
    const failing = vi.spyOn(app.ctx.files, 'write').mockRejectedValue(new Error('disk full'));
    const answer = await step(requestId, 'answer', {
      measure: { what: 'erasure', confirm: true },
      deliver: 'attachment',
    });
    failing.mockRestore();
    expect(answer.status).toBe(500);
    expect((await detail(requestId)).state).toBe('open');
  });
});
