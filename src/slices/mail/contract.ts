import { z } from 'zod';
import { emailAddress, filledLine, id, line, page, pageQuery, wireTime } from '../../kernel/wire.ts';

/**
 * None of these concerns a transaction, so none is a commercial letter (HGB s.257(2)). A kind that can be one brings its way
 * into the archive along (docs/decisions/0033).
 */
export const MAIL_KINDS = ['rights-answer', 'rights-notice', 'portal-link', 'recipient-notice'] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** `held`: restored from a backup, sent only when somebody says so. */
export const MAIL_STATES = ['queued', 'sending', 'sent', 'failed', 'held'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/**
 * Why a mail could not be sent. Codes of ours, never the server's words: those quote addresses. The first five say that
 * the next try needs another mail, the rest that it needs time, or a change of the settings.
 */
export const MAIL_FAILURES = [
  'recipient-refused',
  'content-refused',
  'too-large',
  'address-invalid',
  'attachment-missing',
  'refused-for-now',
  'no-server',
  'unreachable',
  'interrupted',
  'timeout',
  'tls-failed',
  'sign-in-refused',
  'sender-refused',
  'password-unreadable',
  'unexpected',
] as const;
export type MailFailure = (typeof MAIL_FAILURES)[number];

export const MAIL_SECURITY = ['tls', 'starttls', 'none'] as const;
export type MailSecurity = (typeof MAIL_SECURITY)[number];

/** The machine itself; nobody listens in between. */
export const isLoopback = (host: string): boolean =>
  /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1)$/i.test(host.trim());

/** How the firm sends mail; the password never comes back. */
export const mailServer = z.object({
  host: z.string(),
  port: z.number(),
  security: z.enum(MAIL_SECURITY),
  username: z.string(),
  hasPassword: z.boolean(),
  fromAddress: z.string(),
  fromName: z.string(),
  replyTo: z.string().nullable(),
  updatedAt: wireTime,
});
/** `server` is null while nothing can be sent. */
export const mailServerState = z.object({ server: mailServer.nullable() });
export type MailServerState = z.output<typeof mailServerState>;

/**
 * `security`: `none` for loopback hosts alone. `password`: empty or absent keeps the one there is, as long as host, port,
 * encryption and sign-in name stay; otherwise it is asked for again, so that nobody sends it to a server of theirs.
 */
export const mailServerInput = z
  .strictObject({
    host: filledLine(253).pipe(
      z.string().refine((host) => /^[a-z0-9][a-z0-9.-]*$|^[0-9a-f:]+$/i.test(host), {
        params: { code: 'mail-host' },
      }),
    ),
    port: z.number().int().min(1).max(65_535),
    security: z.enum(MAIL_SECURITY),
    username: line(200).default(''),
    password: z.string().max(500).default(''),
    fromAddress: emailAddress,
    fromName: filledLine(200),
    replyTo: z
      .union([z.literal(''), emailAddress])
      .nullish()
      .transform((value) => value || null),
  })
  .superRefine(({ security, host }, context) => {
    if (security === 'none' && !isLoopback(host))
      context.addIssue({ code: 'custom', path: ['security'], params: { code: 'mail-loopback-only' } });
  });
export type MailServerInput = z.output<typeof mailServerInput>;

/** Where the test mail went. */
export const mailTestResult = z.object({ to: z.string() });

/** A mail of the list. `attempts`: since somebody last had it sent. `dueAt`: when it is tried next, while it waits. */
export const mail = z.object({
  mailId: id,
  contactId: id.nullable(),
  kind: z.enum(MAIL_KINDS),
  to: z.string(),
  subject: z.string(),
  state: z.enum(MAIL_STATES),
  attempts: z.number(),
  failure: z.enum(MAIL_FAILURES).nullable(),
  createdAt: wireTime,
  triedAt: wireTime.nullable(),
  dueAt: wireTime.nullable(),
  sentAt: wireTime.nullable(),
});
export type Mail = z.output<typeof mail>;
export const mailPage = page(mail);
/** Newest first; `waiting` is queued or being sent. */
export const mailQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(['all', 'waiting', 'sent', 'failed', 'held']).default('all'),
});

/** What needs somebody: counts of mails, and whether any can be sent. */
export const mailSummary = z.object({
  hasServer: z.boolean(),
  waiting: z.number(),
  failed: z.number(),
  held: z.number(),
});
export type MailSummary = z.output<typeof mailSummary>;
