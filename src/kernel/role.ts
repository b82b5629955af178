/** What an actor may do, apart from the purpose for which. A route names exactly one. */
export const PERMISSIONS = [
  'open',
  'self',
  'contact.read',
  'contact.write',
  'company.read',
  'company.write',
  'ground.write',
  'import.run',
  'rights.handle',
  'register.read',
  'audit.read',
  'user.manage',
  'firm.manage',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

export const ROLES = [
  'administrator',
  'sales',
  'marketing',
  'service',
  'accounting',
  'data-protection',
] as const;
export type Role = (typeof ROLES)[number];

export const SCOPES = ['own', 'team', 'all'] as const;
/** Which contacts an actor sees under a purpose: those they own, those of their team, or all. */
export type Scope = (typeof SCOPES)[number];

const DAILY: readonly Permission[] = [
  'self',
  'contact.read',
  'contact.write',
  'company.read',
  'company.write',
  'ground.write',
];

/** The permission half of the permission concept; the purposes of a role are data (table `role_purpose`). */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  administrator: [...DAILY, 'import.run', 'register.read', 'user.manage', 'firm.manage', 'audit.read'],
  sales: [...DAILY, 'import.run'],
  marketing: [...DAILY, 'import.run'],
  service: DAILY,
  accounting: DAILY,
  'data-protection': [...DAILY, 'import.run', 'rights.handle', 'register.read', 'audit.read'],
};
