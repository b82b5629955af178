import { describe, expect, it } from 'vitest';
import { bytesOf, day, faults, readPdf, receiveMail, startDesk, tablesWith } from './test-desk.ts';

const desk = await startDesk();
const { app, call, detail, step, stepsOf } = desk;
const mailTo = await receiveMail(app);

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

  it('Art. 16, 19: with that one step, whoever received what changed is told', async () => {
    const contactId = await desk.makeContact();
    const recipientId = crypto.randomUUID();
    await app.admin.query(
      "INSERT INTO recipient (recipient_id, name, kind, starts_on, email) VALUES ($1, 'Druckerei Blatt', 'processor', '2026-01-01', 'blatt@probe.example')",
      [recipientId],
    );
    await app.admin.query(
      "INSERT INTO disclosure (disclosure_id, contact_id, recipient_id, via, what, reference) VALUES ($1, $2, $3, 'mail', '{identity}', 'Änne Groß')",
      [crypto.randomUUID(), contactId, recipientId],
    );
    const requestId = await desk.ask(contactId, 'rectification', { proposed: { familyName: 'Kästner' } });
    const told = async () =>
      (await app.admin.query('SELECT event FROM recipient_notice WHERE recipient_id = $1', [recipientId]))
        .rows;
    expect(await told()).toEqual([]);
    await step(requestId, 'answer', { measure: { what: 'correction', how: 'proposed' }, deliver: 'letter' });
    expect(await told()).toEqual([{ event: 'corrected' }]);
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
});
