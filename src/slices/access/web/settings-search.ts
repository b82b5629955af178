import { z } from 'zod';

export const SETTINGS_TABS = ['firm', 'purposes', 'mail', 'tickets', 'apiKeys'] as const;

/** The page of settings as it stands in the address. */
export const settingsSearch = z.object({
  /** Default: firm. */
  tab: z.enum(SETTINGS_TABS).optional().catch(undefined),
});
