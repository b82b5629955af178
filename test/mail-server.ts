import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { afterAll } from 'vitest';
import type { TestApp } from './harness.ts';

/**
 * What the server does with the next mail. `refuse-for-now` 4xx and `refuse-for-good` 5xx on the recipient,
 * `refuse-sender` and `refuse-content` 5xx on MAIL FROM and on the text, `hang` never answers the text, `drop` takes the
 * mail and ends the connection without a word.
 */
export type Behaviour =
  | 'take'
  | 'refuse-for-now'
  | 'refuse-for-good'
  | 'refuse-sender'
  | 'refuse-content'
  | 'hang'
  | 'drop';

/** A mail as the server took it: parsed, as sent, and with the addresses of its envelope. */
export interface TakenMail {
  parsed: ParsedMail;
  source: string;
  from: string;
  to: string[];
}

export interface MailServer {
  host: string;
  port: number;
  /** Everything taken so far, oldest first. */
  mails: TakenMail[];
  /** From now on, until told otherwise. */
  behave(behaviour: Behaviour): void;
  /** Recipients asked for so far, refused ones too. */
  asked: string[];
}

export interface MailServerOptions {
  /** Default `none`: plain text and no STARTTLS. */
  security?: 'none' | 'starttls' | 'tls';
  /** Where given, signing in with these is required. */
  signIn?: { username: string; password: string };
  /** Key and certificate; without them the published ones of the library, which nobody trusts. */
  certificate?: { key: string; cert: string };
  /** Default true: addresses with umlauts before the @ are taken. */
  utf8?: boolean;
}

const replies: Partial<Record<Behaviour, [number, string]>> = {
  'refuse-for-now': [451, 'greylisted, mailbox of the person is busy'],
  'refuse-for-good': [550, 'no such mailbox'],
  'refuse-sender': [553, 'sender not allowed'],
  'refuse-content': [554, 'looks like spam'],
};

/** A real SMTP server on loopback with a free port; ends with the test file. */
export async function startMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const { security = 'none', signIn, certificate } = options;
  const mails: TakenMail[] = [];
  const asked: string[] = [];
  let behaviour: Behaviour = 'take';
  const refusal = (of: readonly Behaviour[]): Error | null => {
    const [responseCode, text] = (of.includes(behaviour) && replies[behaviour]) || [0, ''];
    return responseCode ? Object.assign(new Error(text), { responseCode }) : null;
  };
  const server: SMTPServer = new SMTPServer({
    logger: false,
    secure: security === 'tls',
    ...certificate,
    disabledCommands: [...(security === 'none' ? ['STARTTLS'] : []), ...(signIn ? [] : ['AUTH'])],
    allowInsecureAuth: security === 'none',
    authOptional: !signIn,
    disableReverseLookup: true,
    hideSMTPUTF8: options.utf8 === false,
    closeTimeout: 100,
    onAuth({ username, password }, _session, done) {
      if (username === signIn?.username && password === signIn?.password) done(null, { user: username });
      else done(Object.assign(new Error('wrong'), { responseCode: 535 }));
    },
    onMailFrom: (_address, _session, done) => done(refusal(['refuse-sender'])),
    onRcptTo({ address }, _session, done) {
      asked.push(address);
      done(refusal(['refuse-for-now', 'refuse-for-good']));
    },
    async onData(stream, session, done) {
      const source = await buffer(stream);
      if (behaviour === 'hang') return;
      const refused = refusal(['refuse-content']);
      if (refused) return done(refused);
      mails.push({
        parsed: await simpleParser(source),
        source: source.toString('latin1'),
        from: (session.envelope.mailFrom || { address: '' }).address,
        to: session.envelope.rcptTo.map(({ address }) => address),
      });
      if (behaviour === 'drop') cut(server, session);
      else done();
    },
  });
  // A client that goes away in the middle is part of the tests.
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
  return {
    host: '127.0.0.1',
    port: (listening.address() as AddressInfo).port,
    mails,
    asked,
    behave(next) {
      behaviour = next;
    },
  };
}

function cut(server: SMTPServer, { id }: SMTPServerSession): void {
  for (const connection of server.connections) if (connection.id === id) connection._socket.destroy();
}

/** Makes this the mail server of the firm, without signing in and without encryption (it is on loopback). */
export async function useMailServer(app: TestApp, { host, port }: MailServer): Promise<void> {
  await app.admin.query(
    `INSERT INTO mail_server (host, port, security, from_address, from_name) VALUES ($1, $2, 'none', $3, $4)
     ON CONFLICT (server_id) DO UPDATE SET host = excluded.host, port = excluded.port, security = 'none',
       username = '', password = NULL`,
    [host, port, 'datenschutz@firma.example', 'Firma'],
  );
}
