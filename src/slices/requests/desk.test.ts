import { describe, expect, it, vi } from 'vitest';
import { useMailServer as sendThrough, startMailServer } from '../../../test/mail-server.ts';
import { drainQueue } from '../../../test/queue.ts';
import { JOBS } from '../../app/app.ts';
import { runJob } from '../../platform/jobs.ts';
import { MEASURES_OF, REFUSALS_OF, REQUEST_KINDS } from './contract.ts';
import { bytesOf, readPdf, startDesk, tablesWith } from './test-desk.ts';

const desk = await startDesk();
const { app, call, step } = desk;
const server = await startMailServer();
await sendThrough(app, server);
/** Days back and ahead, `YYYY-MM-DD` where the firm is. */
const day = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(Date.now() + days * 86_400_000);
const mailTo = async (address: string) => {
  await drainQueue(app);
  return server.mails.filter(({ to }) => to.includes(address)).at(-1)!;
};
const detail = async (requestId: string) => {
  const { status, body } = await call('GET', `/api/v1/requests/${requestId}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
};
const stepsOf = async (requestId: string): Promise<string[]> =>
  (await detail(requestId)).history.map(({ what, code }: { what: string; code: string }) =>
    [what, code].filter(Boolean).join(' '),
  );
const faults = ({ status, body }: { status: number; body: { errors?: { at: string; code: string }[] } }) => [
  status,
  ...(body.errors ?? []).map(({ at, code }) => `${at} ${code}`),
];

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
    expect((await detail(requestId)).deletesAt).toBe(`${year}-01-01T00:00:00.000Z`);
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

describe('answers', () => {
  it('Art. 15(3): the report goes by mail to an address of the person, as a PDF that arrives as it was made', async () => {
    const contactId = await desk.makeContact({ emails: [{ address: 'mail@gross.example' }] });
    const requestId = await desk.ask(contactId, 'access');
    const wrong = { measure: { what: 'report' }, deliver: 'attachment', to: 'somebody@else.example' };
    expect(faults(await step(requestId, 'answer', wrong))).toEqual([422, 'body.to not-their-address']);
    const { status, body } = await step(requestId, 'answer', {
      measure: { what: 'report' },
      deliver: 'attachment',
    });
    expect([status, body.mailed, body.files, body.request.state]).toEqual([200, true, [], 'done']);
    const { parsed } = await mailTo('mail@gross.example');
    expect(parsed.attachments.map(({ filename }) => filename)).toEqual(['antwort.pdf', 'auskunft.pdf']);
    expect(parsed.text).toContain('Sehr geehrte Frau Groß,');
    const [letter, report] = await Promise.all(parsed.attachments.map(({ content }) => readPdf(content)));
    expect(letter).toContain('Seeweg 12a 88662 Überlingen');
    expect(letter).toContain('Lindner GmbH · Hauptstraße 1 · 70173 Stuttgart');
    expect(letter).toContain('Anlage: auskunft.pdf');
    expect(report).toContain('mail@gross.example');
    expect(await stepsOf(requestId)).toEqual(['received mail', 'answered attachment']);
  });

  it('Art. 12(1): the link leads to the portal, and nothing about the person is in the mail', async () => {
    const contactId = await desk.makeContact({ emails: [{ address: 'link@gross.example' }] });
    const requestId = await desk.ask(contactId, 'access');
    await step(requestId, 'answer', { measure: { what: 'report' }, deliver: 'link' });
    const { parsed } = await mailTo('link@gross.example');
    expect(parsed.attachments).toEqual([]);
    expect(parsed.text).toMatch(/^http:\/\/\S+\/portal$/m);
    expect(parsed.text).not.toContain('Seeweg');
  });

  it('Art. 12(1): the letter is in the person’s language, or in the one that was chosen, and can be edited before it goes', async () => {
    const contactId = await desk.makeContact({
      language: 'en',
      salutation: 'mr',
      title: 'Dr.',
      familyName: 'Smith',
    });
    const requestId = await desk.ask(contactId, 'access');
    const draft = { step: 'answer', measure: { what: 'report' } };
    const english = (await step(requestId, 'draft', draft)).body;
    expect(english.language).toBe('en');
    expect(english.text).toMatch(/^Dear Dr\. Smith,\n\nThank you for your request of/);
    const german = (await step(requestId, 'draft', { ...draft, language: 'de' })).body;
    expect(german.text).toMatch(/^Sehr geehrter Herr Dr\. Smith,\n\nvielen Dank/);
    const edited = { ...english, text: `${english.text}\n\nPS: We met in Ulm.\n- one\n- two` };
    const preview = await step(requestId, 'letter', edited);
    expect(preview.headers['content-type']).toBe('application/pdf');
    expect(await readPdf(preview.raw)).toContain('PS: We met in Ulm.');
    const { body } = await step(requestId, 'answer', {
      measure: { what: 'report' },
      deliver: 'letter',
      letter: edited,
    });
    expect(body.files.map(({ name }: { name: string }) => name)).toEqual(['answer.pdf', 'access-report.pdf']);
    const text = await readPdf(bytesOf(body.files[0]));
    expect(text).toContain('PS: We met in Ulm.');
    expect(text).toContain('Data protection contact');
    expect(await readPdf(bytesOf(body.files[1]))).toContain('Access to your personal data');
    expect((await step(requestId, 'draft', draft)).status).toBe(409);
  });

  it('are drawn whatever is in them, over as many pages as they need', async () => {
    const requestId = await desk.ask(await desk.makeContact({ familyName: '日本 👩‍🚀 \u202eRTL' }), 'access');
    const letter = {
      language: 'de',
      subject: 'Ihre Anfrage <b>"&amp;\u0007',
      text: `${'Ein Absatz mit {receipt}, \u200f Zeichen und 🙂.\n\n'.repeat(300)}${'x'.repeat(3000)}`,
    };
    const drawn = await step(requestId, 'letter', letter);
    expect(drawn.status).toBe(200);
    expect(await readPdf(drawn.raw)).toMatch(/Seite 1 von \d\d/);
    expect(faults(await step(requestId, 'letter', { ...letter, text: 'x'.repeat(20_001) }))).toEqual([
      422,
      'body.text too_big',
    ]);
    expect(faults(await step(requestId, 'letter', { language: 'fr', subject: '', text: '\u0000' }))).toEqual([
      422,
      'body.language invalid_value',
      'body.subject too_small',
      'body.text not-storable',
    ]);
    expect((await step(crypto.randomUUID(), 'letter', letter)).status).toBe(404);
  });

  it('Art. 16: what the person proposed is taken over in one step, and the history says so', async () => {
    const contactId = await desk.makeContact();
    const requestId = await desk.ask(contactId, 'rectification', {
      proposed: {
        familyName: 'Kästner',
        emails: [{ address: 'neu@gross.example', kind: 'private' }],
        birthday: { year: 1980, month: 2, day: 29 },
      },
    });
    expect((await detail(requestId)).proposed).toMatchObject({ familyName: 'Kästner' });
    const { status, body } = await step(requestId, 'answer', {
      measure: { what: 'correction', how: 'proposed' },
      deliver: 'letter',
    });
    expect(status, JSON.stringify(body)).toBe(200);
    const { body: contact } = await call('GET', `/api/v1/contacts/${contactId}`);
    expect(contact).toMatchObject({
      familyName: 'Kästner',
      emails: [{ address: 'neu@gross.example' }],
      birthday: { year: 1980 },
    });
    const text = await readPdf(bytesOf(body.files[0]));
    for (const word of ['Nachname', 'E-Mail-Adressen', 'Geburtsdatum', 'Art. 19 DSGVO'])
      expect(text).toContain(word);
    expect(await stepsOf(requestId)).toEqual(['received mail', 'corrected proposed', 'answered letter']);
  });

  it('Art. 16: what cannot be stored is refused as a whole, by its field', async () => {
    const contactId = await desk.makeContact({ emails: [] });
    const requestId = await desk.ask(contactId, 'rectification', {
      proposed: { givenName: '', familyName: '', nickname: '' },
    });
    const answer = await step(requestId, 'answer', {
      measure: { what: 'correction', how: 'proposed' },
      deliver: 'letter',
    });
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0].at).toMatch(/^body\.measure/);
    expect((await detail(requestId)).state).toBe('open');
  });

  it('Art. 17: the erasure and its notice are one transaction; the notice names the receipt and outlives the person', async () => {
    const contactId = await desk.makeContact({
      givenName: 'Wilma',
      emails: [{ address: 'weg@gross.example' }],
    });
    const requestId = await desk.ask(contactId, 'erasure');
    const measure = { what: 'erasure', confirm: true };
    const draft = (await step(requestId, 'draft', { step: 'answer', measure })).body;
    expect(draft.text).toContain('{receipt}');
    expect(faults(await step(requestId, 'answer', { measure, deliver: 'link' }))).toEqual([
      422,
      'body.deliver link-for-contacts',
    ]);
    const { status, body } = await step(requestId, 'answer', {
      measure,
      deliver: 'attachment',
      letter: draft,
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ request: null, mailed: true, receipt: { reason: 'request' } });
    expect((await call('GET', `/api/v1/requests/${requestId}`)).status).toBe(404);
    const { parsed } = await mailTo('weg@gross.example');
    expect(parsed.text).toContain(body.receipt.receiptId);
    expect(parsed.text).toContain('Prüfwerte Ihrer Adressen');
    expect(await readPdf(parsed.attachments[0]!.content)).toContain('Seeweg 12a');
    // Once it is sent nothing is left of it, nor of who asked.
    expect(await tablesWith(app, ['weg@gross.example', contactId, 'Seeweg 12a 88662'])).toEqual([]);
  });

  it('Art. 17(3)(e): where a legal hold keeps something, the answer says so, and the request stays with it', async () => {
    const contactId = await desk.makeContact({
      givenName: 'Hedwig',
      emails: [{ address: 'streit@gross.example' }],
      note: 'Mag keine Anrufe',
    });
    const hold = await call('POST', `/api/v1/contacts/${contactId}/holds`, {
      reason: 'dispute',
      note: 'LG Stuttgart 3 O 12/26',
      categories: ['purchases'],
      reviewOn: day(90),
    });
    expect(hold.status, JSON.stringify(hold.body)).toBe(201);
    const requestId = await desk.ask(contactId, 'erasure');
    const { status, body } = await step(requestId, 'answer', {
      measure: { what: 'erasure', confirm: true },
      deliver: 'attachment',
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body.request).toMatchObject({ state: 'done' });
    expect(body.receipt.kept).toContain('legal-hold');
    expect(await stepsOf(requestId)).toEqual(['received mail', 'erased legal-hold', 'answered attachment']);
    const { parsed } = await mailTo('streit@gross.example');
    const text = parsed.text!.replaceAll(/\s+/g, ' ');
    for (const words of [body.receipt.receiptId, 'soweit wir sie nicht', 'Art. 77 DSGVO', 'Art. 79 DSGVO'])
      expect(text).toContain(words);
    expect(text).not.toContain('endgültig gelöscht');
    expect(await tablesWith(app, ['Mag keine Anrufe'])).toEqual([]);
  });

  it('Art. 17: with a letter the PDF comes back at once, since nobody could write it later', async () => {
    const contactId = await desk.makeContact({ emails: [] });
    const requestId = await desk.ask(contactId, 'erasure');
    const { body } = await step(requestId, 'answer', {
      measure: { what: 'erasure', confirm: true, suppress: false },
      deliver: 'letter',
    });
    const text = await readPdf(bytesOf(body.files[0]));
    expect(text).toContain(body.receipt.receiptId);
    expect(text).toContain('88662 Überlingen');
    expect(text).not.toContain('Prüfwerte Ihrer Adressen');
  });

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

describe('a request is itself data', () => {
  it('Art. 5(1)(e): once closed it goes three years after the end of that year, and an open one stays', async () => {
    const contactId = await desk.makeContact();
    const open = await desk.ask(contactId, 'access');
    const closed = await desk.ask(contactId, 'access');
    await call('PATCH', `/api/v1/requests/${closed}`, { state: 'done' });
    expect((await detail(open)).deletesAt).toBeNull();
    expect((await detail(closed)).deletesAt).toBe(`${Number(day(0).slice(0, 4)) + 4}-01-01T00:00:00.000Z`);
    await app.admin.query('UPDATE rights_request SET deletes_at = now() WHERE request_id = $1', [closed]);
    await runJob(app.ctx, JOBS.find(({ name }) => name === 'retention.run-clocks')!, {});
    expect((await call('GET', `/api/v1/requests/${closed}`)).status).toBe(404);
    expect((await detail(open)).state).toBe('open');
    const { rows } = await app.admin.query('SELECT FROM request_event WHERE request_id = $1', [closed]);
    expect(rows).toEqual([]);
  });

  it('Art. 17: goes with the person, also one that came before it was known to be theirs', async () => {
    const contactId = await desk.makeContact({
      givenName: 'Sybille',
      emails: [{ address: 'spur@gross.example' }],
    });
    await desk.askAsStranger('access', {
      requester: { name: 'Zzspur Unbekannt', email: 'spur@gross.example' },
    });
    await desk.ask(contactId, 'access', { note: 'Zzspur' });
    expect((await call('POST', `/api/v1/contacts/${contactId}/erasure`, { confirm: true })).status).toBe(200);
    await drainQueue(app);
    expect(await tablesWith(app, ['Zzspur', 'spur@gross.example'])).toEqual([]);
  });

  it('is a stranger’s under the purpose rights alone, and for nobody without the permission', async () => {
    const requestId = await desk.askAsStranger('access');
    const sales = await app.makeUser({ sales: 'all' });
    for (const url of [`/api/v1/requests/${requestId}`, '/api/v1/requests', '/api/v1/requests/counts'])
      expect((await app.call(sales, 'GET', url, { purpose: 'inquiry' })).status).toBe(403);
    const { rows } = await app.admin.query(
      `SELECT count(*)::int AS n FROM pg_policy WHERE polrelid = 'rights_request'::regclass AND polname = 'of_self' AND NOT polpermissive`,
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});
