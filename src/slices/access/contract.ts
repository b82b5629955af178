import { z } from 'zod';
import { ROLES, SCOPES } from '../../kernel/role.ts';
import { filledLine, id, line, wireTime } from '../../kernel/wire.ts';

const email = z
  .string()
  .max(254)
  .transform((value) => value.trim().toLowerCase())
  .pipe(z.email());
/** Answer of a route that has none (204). */
export const nothing = z.void();
/** Length counts, rules do not (BSI, NIST SP 800-63B). */
const newPassword = z.string().min(12).max(200);
export const roleInScope = z.strictObject({ role: z.enum(ROLES), scope: z.enum(SCOPES) });
/** A role once, with one scope. */
const rolesInScope = z
  .array(roleInScope)
  .min(1)
  .max(ROLES.length)
  .superRefine((roles, context) => {
    roles.forEach(({ role }, index) => {
      if (roles.findIndex((other) => other.role === role) < index)
        context.addIssue({ code: 'custom', path: [index, 'role'], params: { code: 'role-twice' } });
    });
  });

export const signInInput = z.strictObject({ email: z.string().max(254), password: z.string().max(200) });

/** The signed-in user, and what the pages need to know about them. */
export const me = z.object({
  userId: id,
  name: z.string(),
  email: z.string(),
  language: z.enum(['de', 'en']),
  roles: z.array(z.object({ role: z.enum(ROLES), scope: z.enum(SCOPES) })),
  teamId: id.nullable(),
  permissions: z.array(z.string()),
  purposes: z.array(
    z.object({
      key: z.string(),
      scope: z.enum(SCOPES),
      labelDe: z.string(),
      labelEn: z.string(),
      forGrounds: z.boolean(),
    }),
  ),
  firm: z.object({ name: z.string(), country: z.string(), isDemo: z.boolean() }),
});
export type Me = z.output<typeof me>;
export const meChange = z.strictObject({
  language: z.enum(['de', 'en']).optional(),
  name: filledLine(120).optional(),
  password: z.strictObject({ current: z.string().max(200), next: newPassword }).optional(),
});

export const setupState = z.object({ isSetUp: z.boolean(), isDemo: z.boolean() });
/** First visit: the firm, its first administrator and its data-protection contact. Works once. */
export const setupInput = z.strictObject({
  firm: z.strictObject({
    name: filledLine(200),
    street: line(200).default(''),
    postalCode: line(20).default(''),
    city: line(120).default(''),
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .default('DE'),
    state: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .nullable()
      .default(null),
    language: z.enum(['de', 'en']).default('de'),
    authority: line(300).default(''),
  }),
  administrator: z.strictObject({
    name: filledLine(120),
    email,
    password: newPassword,
    handlesRights: z.boolean().default(true),
  }),
  privacy: z.strictObject({ name: filledLine(120), email, phone: line(60).optional() }),
});
export type SetupInput = z.output<typeof setupInput>;

export const user = z.object({
  userId: id,
  name: z.string(),
  email: z.string(),
  language: z.enum(['de', 'en']),
  teamId: id.nullable(),
  isActive: z.boolean(),
  roles: z.array(z.object({ role: z.enum(ROLES), scope: z.enum(SCOPES) })),
  createdAt: wireTime,
});
export const userList = z.object({ items: z.array(user) });
export const userInput = z.strictObject({
  name: filledLine(120),
  email,
  password: newPassword,
  language: z.enum(['de', 'en']).default('de'),
  teamId: id.nullable().default(null),
  roles: rolesInScope,
});
export type UserInput = z.output<typeof userInput>;
export const userChange = z.strictObject({
  name: filledLine(120).optional(),
  email: email.optional(),
  password: newPassword.optional(),
  language: z.enum(['de', 'en']).optional(),
  teamId: id.nullable().optional(),
  isActive: z.boolean().optional(),
  roles: rolesInScope.optional(),
});
export type UserChange = z.output<typeof userChange>;

/** Colleagues by name, for owner fields; any signed-in user may read it. */
export const colleagueList = z.object({
  items: z.array(z.object({ userId: id, name: z.string(), teamId: id.nullable() })),
  teams: z.array(z.object({ teamId: id, name: z.string() })),
});
export const team = z.object({ teamId: id, name: z.string() });
export const teamList = z.object({ items: z.array(team) });
export const teamInput = z.strictObject({ name: filledLine(80) });

/** The permission concept: roles, their permissions and purposes. */
export const roleConcept = z.object({
  items: z.array(
    z.object({ role: z.enum(ROLES), permissions: z.array(z.string()), purposes: z.array(z.string()) }),
  ),
});
export const roleParams = z.strictObject({ role: z.enum(ROLES) });
export const rolePurposesInput = z.strictObject({ purposes: z.array(z.string().max(40)).max(60) });

export const apiKey = z.object({
  apiKeyId: id,
  label: z.string(),
  role: z.enum(ROLES),
  scope: z.enum(SCOPES),
  purposes: z.array(z.string()),
  /** Who uses it, where that is not the firm itself: what it reads is a disclosure to them. */
  recipientId: id.nullable(),
  recipientName: z.string().nullable(),
  userName: z.string(),
  expiresAt: wireTime,
  createdAt: wireTime,
});
export const apiKeyList = z.object({ items: z.array(apiKey) });
export const apiKeyInput = z.strictObject({
  label: filledLine(120),
  role: z.enum(ROLES),
  scope: z.enum(SCOPES),
  purposes: z.array(z.string().max(40)).min(1).max(60),
  recipientId: z.preprocess((value) => (value === '' ? null : value), id.nullable()).default(null),
  expiresAt: z.iso.datetime({ offset: true }),
});
export type ApiKeyInput = z.output<typeof apiKeyInput>;
/** The secret is shown this once. */
export const apiKeyCreated = apiKey.extend({ secret: z.string() });

export const firm = z.object({
  name: z.string(),
  street: z.string(),
  postalCode: z.string(),
  city: z.string(),
  country: z.string(),
  state: z.string().nullable(),
  language: z.enum(['de', 'en']),
  privacyName: z.string(),
  privacyEmail: z.string(),
  privacyPhone: z.string().nullable(),
  authority: z.string(),
  isDemo: z.boolean(),
});
export const firmChange = z.strictObject({
  name: filledLine(200).optional(),
  street: line(200).optional(),
  postalCode: line(20).optional(),
  city: line(120).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .optional(),
  language: z.enum(['de', 'en']).optional(),
  privacyName: filledLine(120).optional(),
  privacyEmail: email.optional(),
  privacyPhone: line(60).nullable().optional(),
  authority: line(300).optional(),
});
