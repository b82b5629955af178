import { createTransport, type SMTPTransportOptions } from 'nodemailer';
import type { Keys } from '../../platform/keys.ts';
import { isLoopback, type MailFailure } from './contract.ts';
import { failureOf } from './failure.ts';
import { compose, isAddress, type Message } from './message.ts';
import { unseal } from './seal.ts';
import type { ServerRow } from './store-server.ts';

/** In milliseconds. `total` stays under the time after which another process takes the mail up (store-send.ts). */
export interface Patience {
  connect: number;
  silence: number;
  total: number;
}
export const PATIENCE: Patience = { connect: 15_000, silence: 60_000, total: 5 * 60_000 };

/** Hands one mail to the firm's server: undefined when it took it, else why not. Never throws, and touches no table. */
export async function deliver(
  keys: Keys,
  server: ServerRow,
  message: Message,
  patience: Patience = PATIENCE,
): Promise<MailFailure | undefined> {
  if (!isAddress(message.to)) return 'address-invalid';
  if (server.security === 'none' && !isLoopback(server.host)) return 'tls-failed';
  const password = server.password === null ? '' : unseal(keys, server.password);
  if (password === undefined) return 'password-unreadable';
  const transport = createTransport(connection(server, password, patience));
  try {
    await transport.sendMail({ ...compose(server, message), signal: AbortSignal.timeout(patience.total) });
    return undefined;
  } catch (error) {
    return failureOf(error);
  } finally {
    transport.close();
  }
}

/** Encryption is what the settings say, or the mail waits: no falling back to plain text (Art. 32(1)(a)). */
function connection(
  { host, port, security, username }: ServerRow,
  password: string,
  { connect, silence }: Patience,
): SMTPTransportOptions {
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { minVersion: 'TLSv1.2' },
    ...(username ? { auth: { user: username, pass: password } } : {}),
    connectionTimeout: connect,
    greetingTimeout: connect,
    dnsTimeout: connect,
    socketTimeout: silence,
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
