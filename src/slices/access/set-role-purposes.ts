import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Role } from '../../kernel/role.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { changeAccess } from './change.ts';
import type { roleConcept } from './contract.ts';
import { presentConcept } from './present.ts';
import { listPurposes, listRolePurposes, replaceRolePurposes } from './store-role.ts';

/** For the machine alone: it deletes under this purpose. */
const NOT_FOR_PEOPLE = 'upkeep';

/** Sets which purposes a role may name; answers with the whole concept. Throws `invalid-input` naming every fault. */
export function setRolePurposes(
  ctx: Ctx,
  actor: Actor,
  role: Role,
  purposes: readonly string[],
): Promise<z.input<typeof roleConcept>> {
  return changeAccess(ctx, actor, 'access.change-role', async (tx) => {
    const known = new Set((await listPurposes(tx)).map(({ purpose_key: key }) => key));
    const faults: Fault[] = purposes.flatMap((key, index) => {
      const at = `body.purposes.${index}`;
      if (!known.has(key)) return [{ at, code: 'no-such-purpose' }];
      return key === NOT_FOR_PEOPLE ? [{ at, code: 'purpose-not-for-people' }] : [];
    });
    if (role === 'administrator' && !purposes.includes('access'))
      faults.push({ at: 'body.purposes', code: 'administrator-needs-access' });
    if (faults.length > 0) throw new AppError('invalid-input', { faults });
    await replaceRolePurposes(tx, role, [...new Set(purposes)]);
    return presentConcept(await listRolePurposes(tx));
  });
}
