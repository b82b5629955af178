import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { hashSecret } from './authenticate.ts';
import { changeAccess } from './change.ts';
import type { ApiKeyInput, apiKeyCreated } from './contract.ts';
import { presentApiKey } from './present.ts';
import { deleteApiKey, insertApiKey, isRecipientOpen } from './store-api-key.ts';
import { listRolePurposes } from './store-role.ts';

const LONGEST_DAYS = 731;

/**
 * A key that the actor answers for; the secret is in this answer and nowhere else. Throws `invalid-input` naming
 * every fault: purposes that the role lacks, a recipient that is not there, an end that is past or more than two years away.
 */
export async function createApiKey(
  ctx: Ctx,
  actor: Actor,
  input: ApiKeyInput,
): Promise<z.input<typeof apiKeyCreated>> {
  const secret = `obhut_${randomBytes(32).toString('base64url')}`;
  const expiresAt = new Date(input.expiresAt);
  return changeAccess(ctx, actor, 'access.create-api-key', async (tx) => {
    const ofRole = (await listRolePurposes(tx)).get(input.role) ?? [];
    const faults: Fault[] = input.purposes.flatMap((key, index) =>
      ofRole.includes(key) ? [] : [{ at: `body.purposes.${index}`, code: 'purpose-not-of-role' }],
    );
    faults.push(...faultsOfEnd(expiresAt, ctx.clock.now()));
    if (input.recipientId && !(await isRecipientOpen(tx, input.recipientId)))
      faults.push({ at: 'body.recipientId', code: 'no-such-recipient' });
    if (faults.length > 0) throw new AppError('invalid-input', { faults });
    const row = await insertApiKey(tx, {
      ...input,
      purposes: [...new Set(input.purposes)],
      expiresAt,
      userId: actor.userId ?? actor.id,
      secretHash: hashSecret(secret),
    });
    return { ...presentApiKey(row), secret };
  });
}

function faultsOfEnd(end: Date, now: Date): Fault[] {
  const days = (end.getTime() - now.getTime()) / 86_400_000;
  if (days <= 0) return [{ at: 'body.expiresAt', code: 'end-in-the-past' }];
  return days > LONGEST_DAYS ? [{ at: 'body.expiresAt', code: 'end-too-far' }] : [];
}

/** The key works no more from here on. Throws `not-found`. */
export async function removeApiKey(ctx: Ctx, actor: Actor, apiKeyId: string): Promise<void> {
  await changeAccess(ctx, actor, 'access.remove-api-key', async (tx) => {
    if ((await deleteApiKey(tx, apiKeyId)) === 0) throw new AppError('not-found');
  });
}
