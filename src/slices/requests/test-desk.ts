import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/harness.ts';
import { useMailServer as sendThrough, startMailServer, type TakenMail } from '../../../test/mail-server.ts';
import { drainQueue } from '../../../test/queue.ts';

/** The rights desk of a firm in Stuttgart, for the tests of its letters. */
export async function startDesk() {
  const app = await startTestApp();
  const officer = await app.makeUser({ 'data-protection': 'all' }, { name: 'Olga Amt' });
  const sales = await app.makeUser({ sales: 'all' });
  await app.admin.query(`
    INSERT INTO firm (name, street, postal_code, city, state, privacy_name, privacy_email, authority)
    VALUES ('Lindner GmbH', 'Hauptstraße 1', '70173', 'Stuttgart', 'BW', 'Dr. Groß', 'datenschutz@lindner.example', 'LfDI Baden-Württemberg')`);
  const call = (method: string, url: string, body?: object) =>
    app.call(officer, method, url, { purpose: 'rights', ...(body ? { body } : {}) });

  const detail = async (requestId: string) => {
    const { status, body } = await call('GET', `/api/v1/requests/${requestId}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body;
  };

  return {
    app,
    officer,
    call,
    detail,
    /** The history in codes. */
    stepsOf: async (requestId: string): Promise<string[]> =>
      (await detail(requestId)).history.map(({ what, code }: { what: string; code: string }) =>
        [what, code].filter(Boolean).join(' '),
      ),
    /** A contact as sales would make it. */
    async makeContact(body: object = {}): Promise<string> {
      const answer = await app.call(sales, 'POST', '/api/v1/contacts', {
        purpose: 'inquiry',
        body: {
          salutation: 'ms',
          givenName: 'Änne',
          familyName: 'Groß',
          language: 'de',
          emails: [{ address: `aenne${Math.random().toString(36).slice(2)}@probe.example` }],
          addresses: [
            { kind: 'work', street: 'Werkstraße 9', postalCode: '70173', city: 'Stuttgart', country: 'DE' },
            {
              kind: 'private',
              street: 'Seeweg 12a',
              postalCode: '88662',
              city: 'Überlingen',
              country: 'DE',
            },
          ],
          grounds: [{ purpose: 'inquiry', legalBasis: 'contract', origin: 'person' }],
          ...body,
        },
      });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return answer.body.contactId;
    },
    async ask(contactId: string, kind: string, more: object = {}): Promise<string> {
      const answer = await call('POST', `/api/v1/contacts/${contactId}/requests`, {
        kind,
        channel: 'mail',
        ...more,
      });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return answer.body.requestId;
    },
    async askAsStranger(kind: string, more: object = {}): Promise<string> {
      const answer = await call('POST', '/api/v1/requests', {
        kind,
        channel: 'letter',
        requester: { name: 'Jo Fremd', address: 'Am Tor 3\n99084 Erfurt', email: 'jo@fremd.example' },
        ...more,
      });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return answer.body.requestId;
    },
    step: (requestId: string, step: string, body?: object) =>
      call('POST', `/api/v1/requests/${requestId}/${step}`, body),
    /** As if it had come in then. */
    async backdate(requestId: string, receivedOn: string, firstDueOn: string): Promise<void> {
      await app.admin.query(
        'UPDATE rights_request SET received_on = $2, first_due_on = $3, due_on = $3 WHERE request_id = $1',
        [requestId, receivedOn, firstDueOn],
      );
    },
  };
}

/** Days back and ahead, `YYYY-MM-DD` where the firm is. */
export const day = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(Date.now() + days * 86_400_000);

export const faults = ({
  status,
  body,
}: {
  status: number;
  body: { errors?: { at: string; code: string }[] };
}) => [status, ...(body.errors ?? []).map(({ at, code }) => `${at} ${code}`)];

/** Sends what the desk writes through a mail server of the test's own; gives the last mail to an address. */
export async function receiveMail(app: TestApp): Promise<(address: string) => Promise<TakenMail>> {
  const server = await startMailServer();
  await sendThrough(app, server);
  return async (address) => {
    await drainQueue(app);
    return server.mails.filter(({ to }) => to.includes(address)).at(-1)!;
  };
}

/** The text of a PDF, page by page in one line. */
export async function readPdf(content: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(content), verbosity: 0 }).promise;
  const pages: string[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return pages.join(' ').replaceAll(/\s+/g, ' ');
}

export const bytesOf = ({ content }: { content: string }): Uint8Array => Buffer.from(content, 'base64');
/** Tables of the dump of everything that hold one of these words. */
export async function tablesWith(app: TestApp, words: readonly string[]): Promise<string[]> {
  const { dumpDatabase } = await import('../../../test/schema.ts');
  return [...(await dumpDatabase(app.admin))]
    .filter(([, rows]) => rows.some((row) => words.some((word) => row.includes(word))))
    .map(([table]) => table);
}
