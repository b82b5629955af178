import { betterAuth } from 'better-auth/minimal';
import { v7 as uuid } from 'uuid';
import type { Ctx } from '../../platform/ctx.ts';
import { libraryAdapter } from './library-adapter.ts';
import { hashPassword, verifyPassword } from './password.ts';

/** A session ends this long after its sign-in, whatever happens. */
export const SESSION_DAYS = 7;
/** A session ends when nobody has used it for this long: one working day. */
export const SESSION_IDLE_HOURS = 10;
export const SESSION_COOKIE = 'obhut.session_token';

/** Signs the session cookie. Not in the database: who reads a backup cannot make a session from it. */
export const cookieSecret = (ctx: Ctx): string => ctx.keys.secret('session').toString('hex');

const made = { createdAt: 'created_at', updatedAt: 'updated_at' };

function configure(ctx: Ctx) {
  return betterAuth({
    baseURL: ctx.config.publicUrl ?? 'http://localhost',
    // Named here, or the library would look for them in the environment.
    secrets: [{ version: 1, value: cookieSecret(ctx) }],
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Attempts are counted in attempts.ts; the library's HTTP side is not mounted.
    rateLimit: { enabled: false },
    database: libraryAdapter(ctx),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 200,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    session: {
      modelName: 'app_session',
      expiresIn: SESSION_DAYS * 86_400,
      disableSessionRefresh: true,
      fields: {
        ...made,
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
    },
    user: { modelName: 'app_user', fields: { ...made, emailVerified: 'email_verified' } },
    account: {
      modelName: 'app_account',
      fields: {
        ...made,
        userId: 'user_id',
        accountId: 'account_ref',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        scope: 'token_scope',
      },
    },
    verification: { modelName: 'app_verification', fields: { ...made, expiresAt: 'expires_at' } },
    databaseHooks: {
      // Art. 5(1)(c): neither address nor browser is needed to end a session.
      session: { create: { before: async () => ({ data: { ipAddress: null, userAgent: null } }) } },
    },
    advanced: {
      cookiePrefix: 'obhut',
      // Without the prefix __Secure-: the cookie has one name, that of the OpenAPI document.
      useSecureCookies: false,
      defaultCookieAttributes: {
        httpOnly: true,
        sameSite: 'lax',
        path: '/',
        secure: ctx.config.publicUrl?.startsWith('https:') ?? false,
      },
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => uuid() },
    },
  });
}

const libraries = new WeakMap<Ctx, ReturnType<typeof configure>>();

/** The sign-in library (better-auth) for this process; it checks passwords and makes sessions and their cookies. */
export function signInLibrary(ctx: Ctx): ReturnType<typeof configure> {
  let library = libraries.get(ctx);
  if (!library) {
    library = configure(ctx);
    libraries.set(ctx, library);
  }
  return library;
}
