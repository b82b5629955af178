/** What an entry that comes, changes or goes shows up in. */
export const REFRESHED = [
  '/api/v1/interactions',
  '/api/v1/contacts',
  '/api/v1/companies',
  '/api/v1/deals',
  '/api/v1/tickets',
] as const;
