import type { z } from 'zod';
import { ROLE_PERMISSIONS, ROLES, type Role } from '../../kernel/role.ts';
import type { apiKey, firm, roleConcept, team, user } from './contract.ts';
import type { ApiKeyRow } from './store-api-key.ts';
import type { FirmRow } from './store-firm.ts';
import type { TeamRow } from './store-team.ts';
import type { UserRow } from './store-user.ts';

export const presentUser = (row: UserRow): z.input<typeof user> => ({
  userId: row.user_id,
  name: row.name,
  email: row.email,
  language: row.language,
  teamId: row.team_id,
  isActive: row.is_active,
  roles: row.roles,
  createdAt: row.created_at,
});

export const presentTeam = (row: TeamRow): z.input<typeof team> => ({ teamId: row.team_id, name: row.name });

export const presentFirm = (row: FirmRow): z.output<typeof firm> => ({
  name: row.name,
  street: row.street,
  postalCode: row.postal_code,
  city: row.city,
  country: row.country,
  state: row.state,
  language: row.language,
  privacyName: row.privacy_name,
  privacyEmail: row.privacy_email,
  privacyPhone: row.privacy_phone,
  authority: row.authority,
  isDemo: row.is_demo,
});

export const presentApiKey = (row: ApiKeyRow): z.input<typeof apiKey> => ({
  apiKeyId: row.api_key_id,
  label: row.label,
  role: row.role_key,
  scope: row.scope,
  purposes: row.purposes,
  recipientId: row.recipient_id,
  recipientName: row.recipient_name,
  userName: row.user_name,
  expiresAt: row.expires_at,
  createdAt: row.created_at,
});

/** The permission concept: what the roles may do is code, for which purposes is data. */
export const presentConcept = (purposes: ReadonlyMap<Role, string[]>): z.input<typeof roleConcept> => ({
  items: ROLES.map((role) => ({
    role,
    permissions: [...ROLE_PERMISSIONS[role]],
    purposes: purposes.get(role) ?? [],
  })),
});
