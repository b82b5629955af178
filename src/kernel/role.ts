/** What an actor may do, apart from the purpose for which. A route names exactly one. */
export const PERMISSIONS = [
  'open',
  'self',
  'contact.read',
  'contact.write',
  'company.read',
  'company.write',
  'ground.write',
  'interaction.read',
  'interaction.write',
  'task.read',
  'task.write',
  'deal.read',
  'deal.write',
  'pipeline.manage',
  'ticket.read',
  'ticket.write',
  'purchase.read',
  'purchase.write',
  'preference.write',
  'field.manage',
  'import.run',
  'rights.handle',
  'restriction.approve',
  'recipient.manage',
  'export.run',
  'retention.manage',
  'archive.manage',
  'register.read',
  'audit.read',
  'user.manage',
  'firm.manage',
  'portal',
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
/** Beside those that a role can have: in the portal a person sees themselves alone. */
export type ActingScope = Scope | 'self';

/** What everybody who works with customers may do; the purpose then decides what there is to see. */
const DAILY: readonly Permission[] = [
  'self',
  'contact.read',
  'contact.write',
  'company.read',
  'company.write',
  'ground.write',
  'interaction.read',
  'task.read',
  'task.write',
  'preference.write',
];
const SELLING: readonly Permission[] = ['interaction.write', 'deal.read', 'deal.write'];
const SERVING: readonly Permission[] = ['interaction.write', 'ticket.read', 'ticket.write'];
const BOOKING: readonly Permission[] = ['purchase.read', 'purchase.write'];

/** The permission half of the permission concept; the purposes of a role are data (table `role_purpose`). */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  administrator: [
    ...DAILY,
    ...SELLING,
    ...SERVING,
    ...BOOKING,
    'pipeline.manage',
    'field.manage',
    'import.run',
    'export.run',
    'restriction.approve',
    'recipient.manage',
    'retention.manage',
    'archive.manage',
    'register.read',
    'user.manage',
    'firm.manage',
    'audit.read',
  ],
  sales: [...DAILY, ...SELLING, 'ticket.read', 'purchase.read', 'purchase.write', 'import.run'],
  marketing: [...DAILY, 'import.run'],
  service: [...DAILY, ...SERVING, 'purchase.read'],
  accounting: [...DAILY, ...BOOKING, 'archive.manage'],
  'data-protection': [
    ...DAILY,
    'deal.read',
    'ticket.read',
    'purchase.read',
    'import.run',
    'rights.handle',
    'restriction.approve',
    'recipient.manage',
    'retention.manage',
    'register.read',
    'audit.read',
  ],
};
