/**
 * Whether this page is the portal's, for people who are no users: it stores nothing in their browser and reads nothing
 * there, but for the cookie of the visit (TDDDG s.25). Nothing leads from it into the CRM or back without a new page.
 */
export const isPortal = (): boolean => /^\/portal(\/|$)/.test(location.pathname);
