import { z } from 'zod';

export const USERS_TABS = ['users', 'teams', 'roles'] as const;

/** Default: the users. */
export const usersSearch = z.object({ tab: z.enum(USERS_TABS).optional().catch(undefined) });
