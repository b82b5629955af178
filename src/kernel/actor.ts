import type { ActingScope, Permission, Role } from './role.ts';

/**
 * Who acts. `purposes` maps each purpose the actor may name to the scope it gives; several roles give the widest.
 * `system` is the machine itself (jobs, migrations), always with the purposes it needs spelled out.
 */
export interface Actor {
  kind: 'user' | 'api-key' | 'system' | 'visitor' | 'person';
  /** User or key id (UUID); the nil UUID for the machine, for visitors and for a person in the portal. */
  id: string;
  /** The user who answers for an API key: scope `own` means their contacts. Absent where it is `id`. */
  userId?: string;
  roles: readonly Role[];
  permissions: ReadonlySet<Permission>;
  purposes: ReadonlyMap<string, ActingScope>;
  /** Scope `self`: the contact who acts. */
  subjectId?: string;
  teamId: string | null;
  language: 'de' | 'en';
}

export const NIL_ID = '00000000-0000-0000-0000-000000000000';

const machine = (
  kind: 'system' | 'visitor',
  purposes: readonly string[],
  permissions: readonly Permission[],
): Actor => ({
  kind,
  id: NIL_ID,
  roles: [],
  permissions: new Set(permissions),
  purposes: new Map(purposes.map((purpose) => [purpose, 'all' as const])),
  teamId: null,
  language: 'de',
});

/** The machine, acting for these purposes and no others. */
export const systemActor = (...purposes: string[]): Actor => machine('system', purposes, ['self']);

/** Somebody who has not signed in: may only ask what is open to everybody. */
export const VISITOR: Actor = machine('visitor', ['access'], ['open']);

/**
 * A contact in the portal (Art. 12(2)): for the purpose of rights, seeing themselves alone. The log says that a person
 * looked at this contact, not by a second id who.
 */
export const personActor = (contactId: string, language: 'de' | 'en'): Actor => ({
  kind: 'person',
  id: NIL_ID,
  roles: [],
  permissions: new Set(['open', 'portal']),
  purposes: new Map([['rights', 'self']]),
  subjectId: contactId,
  teamId: null,
  language,
});
