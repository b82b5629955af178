import { v7 as uuid } from 'uuid';
import { expect } from 'vitest';
import type { TestApp } from '../../../test/harness.ts';
import { makeVisitor, type Visitor } from '../../../test/visitor.ts';
import { runJob } from '../../platform/jobs.ts';
import { jobs } from './jobs.ts';
import { hashToken, makeToken } from './token.ts';

/** A browser at an address of its own, so that limits of one test do not meet another. */
let callers = 0;
export const visitorOf = (app: TestApp, language: 'de' | 'en' = 'en'): Visitor =>
  makeVisitor(app.http, { address: `198.51.100.${(callers++ % 250) + 1}`, language });

export interface Written {
  to_address: string;
  contact_id: string | null;
  kind: string;
  language: string;
  subject: string;
  body: string;
}
/** Mails enqueued to this address, oldest first. */
export const mailsTo = async (app: TestApp, address: string): Promise<Written[]> =>
  (
    await app.admin.query(
      'SELECT to_address, contact_id, kind, language, subject, body FROM mail_message WHERE to_address = $1 ORDER BY created_at, message_id',
      [address],
    )
  ).rows;

/** Lets the machine answer whatever was asked. */
export async function answerAll(app: TestApp): Promise<void> {
  const { rows } = await app.admin.query('SELECT ask_id FROM portal_ask ORDER BY ask_id');
  for (const { ask_id: askId } of rows) await runJob(app.ctx, jobs[0]!, { askId });
}

export async function ask(app: TestApp, email: string, visitor = visitorOf(app)): Promise<Written[]> {
  const answer = await visitor.go('POST', '/api/v1/portal/ask', { body: { email } });
  expect(answer.status, answer.text).toBe(204);
  await answerAll(app);
  return mailsTo(app, email);
}

export const tokenIn = ({ body }: Pick<Written, 'body'>): string =>
  /\/portal\/enter\?language=(?:de|en)#([A-Za-z0-9_-]{43})\b/.exec(body)?.[1] ?? '';

export const enterWith = (visitor: Visitor, token: string) =>
  visitor.go('POST', '/api/v1/portal/session', { body: { token } });

/** Somebody who came in by a link of their own. */
export async function enterPortal(
  app: TestApp,
  email: string,
  language: 'de' | 'en' = 'en',
): Promise<Visitor> {
  const visitor = visitorOf(app, language);
  const mails = await ask(app, email, visitor);
  const entered = await enterWith(visitor, tokenIn(mails.at(-1)!));
  expect(entered.status, entered.text).toBe(200);
  return visitor;
}

/** Somebody who is in the portal already, without a mail. */
export async function sessionOf(app: TestApp, contactId: string): Promise<Visitor> {
  const token = makeToken();
  await app.admin.query(
    "INSERT INTO portal_session (session_id, contact_id, hash, language, expires_at) VALUES ($1, $2, $3, 'en', now() + interval '30 minutes')",
    [uuid(), contactId, hashToken(token)],
  );
  const visitor = visitorOf(app);
  visitor.jar.set('obhut.portal', token);
  return visitor;
}
