import type { z } from 'zod';
import type { Role, Scope } from '../../../../kernel/role.ts';
import type { team, UserChange, UserInput, user } from '../../contract.ts';

export type User = z.output<typeof user>;
export type Team = z.output<typeof team>;

export interface UserValues {
  name: string;
  email: string;
  /** Of an account that exists: empty leaves it as it is. */
  password: string;
  language: 'de' | 'en';
  /** Empty: none. */
  teamId: string;
  roles: { role: Role; scope: Scope }[];
  isActive: boolean;
}

export const valuesOf = (user: User | undefined, language: 'de' | 'en'): UserValues => ({
  name: user?.name ?? '',
  email: user?.email ?? '',
  password: '',
  language: user?.language ?? language,
  teamId: user?.teamId ?? '',
  roles: user?.roles ?? [],
  isActive: user?.isActive ?? true,
});

export const inputOf = ({ isActive: _, teamId, ...values }: UserValues): UserInput => ({
  ...values,
  teamId: teamId || null,
});

/** Only what was changed: the log says what happened, and roles that stay need no last administrator to ask for. */
export function changeOf(user: User, values: UserValues): UserChange {
  const { password, ...rest } = values;
  const wanted = { ...rest, teamId: values.teamId || null };
  const before: Record<string, unknown> = { ...user };
  const isChanged = ([name, value]: [string, unknown]): boolean =>
    JSON.stringify(value) !== JSON.stringify(before[name]);
  return {
    ...Object.fromEntries(Object.entries(wanted).filter(isChanged)),
    ...(password ? { password } : {}),
  };
}
