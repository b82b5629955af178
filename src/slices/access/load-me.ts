import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Scope } from '../../kernel/role.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Me } from './contract.ts';
import { loadFirm } from './load-firm.ts';
import { listPurposes } from './store-role.ts';
import { findUser } from './store-user.ts';

/** The signed-in user as the pages know them. A key is nobody: `not-allowed`. */
export async function loadMe(tx: Tx, actor: Actor): Promise<Me> {
  if (actor.kind !== 'user') throw new AppError('not-allowed');
  const user = await findUser(tx, actor.id);
  const { name, country, isDemo } = await loadFirm(tx);
  const purposes = (await listPurposes(tx)).filter(({ purpose_key: key }) => actor.purposes.has(key));
  return {
    userId: user.user_id,
    name: user.name,
    email: user.email,
    language: user.language,
    roles: user.roles,
    teamId: user.team_id,
    permissions: [...actor.permissions],
    purposes: purposes.map((purpose) => ({
      key: purpose.purpose_key,
      scope: scopeOf(actor, purpose.purpose_key),
      labelDe: purpose.label_de,
      labelEn: purpose.label_en,
      forGrounds: purpose.for_grounds,
    })),
    firm: { name, country, isDemo },
  };
}

/** In the portal nobody is signed in as a user, so `self` cannot come here. */
function scopeOf({ purposes }: Actor, key: string): Scope {
  const scope = purposes.get(key);
  return scope === undefined || scope === 'self' ? 'own' : scope;
}
