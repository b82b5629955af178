import { MAIL_FAILURES, type MailFailure } from './contract.ts';

/** What failures of the connection to the mail server look like; the parts that nodemailer sets. */
interface SmtpError {
  code?: string;
  /** Code of the system's error where nodemailer put its own. */
  originalCode?: string;
  command?: string;
  responseCode?: number;
}

/** No other try could end better: the mail itself is refused. */
const PERMANENT: readonly MailFailure[] = [
  'recipient-refused',
  'content-refused',
  'too-large',
  'address-invalid',
  'attachment-missing',
];
/** About this mail alone; all others say that the next mail would fare no better now. */
const OF_THE_MAIL: readonly MailFailure[] = [...PERMANENT, 'refused-for-now', 'unexpected'];

export const isPermanent = (failure: MailFailure): boolean => PERMANENT.includes(failure);
export const isOfTheServer = (failure: MailFailure): boolean => !OF_THE_MAIL.includes(failure);
export const SERVER_FAILURES: readonly MailFailure[] = MAIL_FAILURES.filter(isOfTheServer);

/** Why a try failed (RFC 5321: 4yz is for now, 5yz for good). Never the server's words: they quote addresses. */
export function failureOf(error: unknown): MailFailure {
  const { code, originalCode = '', command = '', responseCode = 0 } = error as SmtpError;
  if (code === 'EAUTH' || code === 'ENOAUTH' || responseCode === 530 || responseCode === 535)
    return 'sign-in-refused';
  if (code === 'ETLS') return 'tls-failed';
  if (code === 'ETIMEDOUT' || code === 'EABORT') return 'timeout';
  if (code === 'EDNS') return 'unreachable';
  if (code === 'ESOCKET') return failureOfSocket(originalCode);
  if (responseCode >= 500) return refusal(command, responseCode);
  if (responseCode >= 400) return 'refused-for-now';
  if (code === 'ECONNECTION') return 'interrupted';
  if (code === 'EENVELOPE') return 'address-invalid';
  if (code === 'EMESSAGE') return 'too-large';
  return 'unexpected';
}

function failureOfSocket(code: string): MailFailure {
  if (['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EADDRNOTAVAIL'].includes(code))
    return 'unreachable';
  if (code === 'ETIMEDOUT') return 'timeout';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'interrupted';
  // What is left comes from the encryption: a certificate nobody vouches for, plain text where TLS was expected.
  return 'tls-failed';
}

function refusal(command: string, responseCode: number): MailFailure {
  if (responseCode === 552) return 'too-large';
  if (command === 'MAIL FROM') return 'sender-refused';
  if (command === 'RCPT TO') return 'recipient-refused';
  return command === 'DATA' ? 'content-refused' : 'interrupted';
}
