import { v7 as uuid } from 'uuid';
import type { Actor } from '../../kernel/actor.ts';
import { invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { MailFailure } from './contract.ts';
import { deliver, type Patience } from './deliver.ts';
import { findOwnAddress, findServer } from './store-server.ts';

/** Somebody waits at the screen. */
const PATIENCE: Patience = { connect: 10_000, silence: 15_000, total: 30_000 };

/** The setting that a failure is about. */
const FIELDS: Partial<Record<MailFailure, string>> = {
  'tls-failed': 'security',
  'sign-in-refused': 'username',
  'password-unreadable': 'password',
  'sender-refused': 'fromAddress',
  unreachable: 'host',
  interrupted: 'host',
  timeout: 'host',
};
const TEXTS = {
  de: {
    subject: 'Test des E-Mail-Versands',
    text: 'Guten Tag,\n\ndiese E-Mail zeigt: Obhut kann über den Mailserver Ihrer Firma senden.\n',
  },
  en: {
    subject: 'Test of outgoing mail',
    text: "Hello,\n\nthis mail shows that Obhut can send through your firm's mail server.\n",
  },
};

/**
 * Sends a mail to the caller's own address, at once and past the queue; returns that address. Throws `invalid-input` with
 * what went wrong at the setting that it is about. No transaction is open while the server is asked.
 */
export async function tryServer(ctx: Ctx, actor: Actor, purpose: string): Promise<string> {
  const { server, own } = await ctx.db.perform({ actor, purpose, action: 'mail.send-test' }, async (tx) => ({
    server: await findServer(tx),
    own: await findOwnAddress(tx, actor.userId ?? actor.id),
  }));
  if (!server) throw invalid('body.host', 'mail-no-server');
  const { subject, text } = TEXTS[own.language];
  const message = { messageId: uuid(), to: own.email, subject, text, attachments: [] };
  const failure = await deliver(ctx.keys, server, message, PATIENCE);
  if (failure) throw invalid(`body.${FIELDS[failure] ?? 'fromAddress'}`, `mail-${failure}`);
  return own.email;
}
