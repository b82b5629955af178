import { invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { MailServerInput } from './contract.ts';
import { seal } from './seal.ts';
import { findServer, putServer, type ServerRow } from './store-server.ts';

/**
 * Sets the firm's mail server, and has sent what waits for it. Throws `invalid-input` where the password that is there
 * would go to another server or under another name than it was given for.
 */
export async function changeServer(ctx: Ctx, tx: Tx, input: MailServerInput): Promise<ServerRow> {
  const row = await putServer(tx, input, await passwordFor(ctx, tx, input));
  await tx.addJob('mail.wake', {}, { key: 'mail.wake' });
  return row;
}

async function passwordFor(ctx: Ctx, tx: Tx, input: MailServerInput): Promise<Buffer | null> {
  if (!input.username) return null;
  if (input.password) return seal(ctx.keys, input.password);
  const known = await findServer(tx);
  if (!known?.password) return null;
  const isTheSame = (['host', 'port', 'security', 'username'] as const).every(
    (name) => known[name] === input[name],
  );
  if (!isTheSame) throw invalid('body.password', 'mail-password-again');
  return known.password;
}
