import { useState } from 'react';
import type { z } from 'zod';
import type { Role } from '../../../../kernel/role.ts';
import type { roleConcept } from '../../contract.ts';

export type ConceptItem = z.output<typeof roleConcept>['items'][number];

export interface RoleChange {
  role: Role;
  /** All purposes that the role is to have. */
  purposes: string[];
  added: string[];
  removed: string[];
}

export const changesOf = (
  items: readonly ConceptItem[],
  draft: Readonly<Partial<Record<Role, readonly string[]>>>,
): RoleChange[] =>
  items.flatMap(({ role, purposes: before }) => {
    const purposes = [...(draft[role] ?? before)];
    const added = purposes.filter((key) => !before.includes(key));
    const removed = before.filter((key) => !purposes.includes(key));
    return added.length + removed.length > 0 ? [{ role, purposes, added, removed }] : [];
  });

/** The concept as it is to be. Nothing counts before it is saved: a tick opens data to everybody with the role. */
export function useConceptDraft(items: readonly ConceptItem[]) {
  const [draft, setDraft] = useState<Partial<Record<Role, string[]>>>({});
  const purposesOf = (role: Role): readonly string[] =>
    draft[role] ?? items.find((item) => item.role === role)?.purposes ?? [];
  return {
    has: (role: Role, purpose: string): boolean => purposesOf(role).includes(purpose),
    toggle(role: Role, purpose: string) {
      const before = purposesOf(role);
      const next = before.includes(purpose) ? before.filter((key) => key !== purpose) : [...before, purpose];
      setDraft({ ...draft, [role]: next });
    },
    changes: changesOf(items, draft),
    discard: () => setDraft({}),
  };
}
