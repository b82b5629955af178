import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { settingsSearch } from '../slices/access/web/settings-search.ts';
import { usersSearch } from '../slices/access/web/users-search.ts';
import { archivePages } from '../slices/archive/web/pages.ts';
import { logSearch } from '../slices/audit/web/search.ts';
import { bulkPages } from '../slices/bulk/web/pages.ts';
import { companySearch } from '../slices/companies/web/search.ts';
import { contactSearch, newContactSearch } from '../slices/contacts/web/search.ts';
import { dealPages } from '../slices/deals/web/pages.ts';
import { exportPages } from '../slices/exports/web/pages.ts';
import { fieldPages } from '../slices/fields/web/pages.ts';
import { restrictionPages } from '../slices/grounds/web/pages.ts';
import { mailPages } from '../slices/mail/web/pages.ts';
import { mergingPages } from '../slices/merging/web/pages.ts';
import { portalPages } from '../slices/portal/web/pages.ts';
import { einvoicePages } from '../slices/purchases/web/einvoices/pages.ts';
import { purchasePages } from '../slices/purchases/web/pages.ts';
import { recipientPages } from '../slices/recipients/web/pages.ts';
import { dataMapSearch } from '../slices/records/web/search.ts';
import { requestPages } from '../slices/requests/web/pages.ts';
import { rightsDeskSearch } from '../slices/requests/web/search.ts';
import { retentionPages } from '../slices/retention/web/pages.ts';
import { tasksPages } from '../slices/tasks/web/pages.ts';
import { ticketPages } from '../slices/tickets/web/pages.ts';
import { importSearch, quarantineSearch } from '../slices/transfer/web/search.ts';
import { isPortal } from './portal.ts';
import { queryClient } from './query.ts';
import { sessionQuery, setupQuery } from './session.tsx';
import { signInSearch } from './shell/sign-in-search.ts';
import { root, shell } from './shell-route.tsx';
import { NotFound, RouteError, RouteLoading } from './ui/route-states.tsx';

/** Before sign-in. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: signInSearch,
  beforeLoad: async ({ context }) => {
    const { isSetUp } = await context.queryClient.ensureQueryData(setupQuery);
    if (!isSetUp) throw redirect({ to: '/setup' });
    if (await context.queryClient.ensureQueryData(sessionQuery)) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('../slices/access/web/sign-in-page.tsx'), 'SignInPage'),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: async ({ context }) => {
    const { isSetUp } = await context.queryClient.ensureQueryData(setupQuery);
    if (isSetUp) throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('../slices/access/web/setup-page.tsx'), 'SetupPage'),
});

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('../slices/home/web/home-page.tsx'), 'HomePage'),
});
const contacts = createRoute({
  getParentRoute: () => shell,
  path: '/contacts',
  validateSearch: contactSearch,
  component: lazyRouteComponent(
    () => import('../slices/contacts/web/contact-list-page.tsx'),
    'ContactListPage',
  ),
});
const newContact = createRoute({
  getParentRoute: () => shell,
  path: '/contacts/new',
  validateSearch: newContactSearch,
  component: lazyRouteComponent(
    () => import('../slices/contacts/web/new-contact-page.tsx'),
    'NewContactPage',
  ),
});
const contact = createRoute({
  getParentRoute: () => shell,
  path: '/contacts/$contactId',
  component: lazyRouteComponent(() => import('../slices/contacts/web/contact-page.tsx'), 'ContactPage'),
});
const editContact = createRoute({
  getParentRoute: () => shell,
  path: '/contacts/$contactId/edit',
  component: lazyRouteComponent(
    () => import('../slices/contacts/web/edit-contact-page.tsx'),
    'EditContactPage',
  ),
});
const companies = createRoute({
  getParentRoute: () => shell,
  path: '/companies',
  validateSearch: companySearch,
  component: lazyRouteComponent(
    () => import('../slices/companies/web/company-list-page.tsx'),
    'CompanyListPage',
  ),
});
const newCompany = createRoute({
  getParentRoute: () => shell,
  path: '/companies/new',
  component: lazyRouteComponent(
    () => import('../slices/companies/web/new-company-page.tsx'),
    'NewCompanyPage',
  ),
});
const company = createRoute({
  getParentRoute: () => shell,
  path: '/companies/$companyId',
  component: lazyRouteComponent(() => import('../slices/companies/web/company-page.tsx'), 'CompanyPage'),
});
const editCompany = createRoute({
  getParentRoute: () => shell,
  path: '/companies/$companyId/edit',
  component: lazyRouteComponent(
    () => import('../slices/companies/web/edit-company-page.tsx'),
    'EditCompanyPage',
  ),
});
const imports = createRoute({
  getParentRoute: () => shell,
  path: '/imports',
  component: lazyRouteComponent(() => import('../slices/transfer/web/imports-page.tsx'), 'ImportsPage'),
});
const importOne = createRoute({
  getParentRoute: () => shell,
  path: '/imports/$importId',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('../slices/transfer/web/import-page.tsx'), 'ImportPage'),
});
const quarantine = createRoute({
  getParentRoute: () => shell,
  path: '/quarantine',
  validateSearch: quarantineSearch,
  component: lazyRouteComponent(() => import('../slices/transfer/web/quarantine-page.tsx'), 'QuarantinePage'),
});
const rights = createRoute({
  getParentRoute: () => shell,
  path: '/rights',
  validateSearch: rightsDeskSearch,
  component: lazyRouteComponent(
    () => import('../slices/requests/web/rights-desk-page.tsx'),
    'RightsDeskPage',
  ),
});
const contactRights = createRoute({
  getParentRoute: () => shell,
  path: '/contacts/$contactId/rights',
  component: lazyRouteComponent(
    () => import('../slices/requests/web/contact-rights-page.tsx'),
    'ContactRightsPage',
  ),
});
const erasureReceipt = createRoute({
  getParentRoute: () => shell,
  path: '/rights/receipt',
  component: lazyRouteComponent(() => import('../slices/requests/web/receipt-page.tsx'), 'ReceiptPage'),
});
const dataMap = createRoute({
  getParentRoute: () => shell,
  path: '/data-map',
  validateSearch: dataMapSearch,
  component: lazyRouteComponent(() => import('../slices/records/web/data-map-page.tsx'), 'DataMapPage'),
});
const log = createRoute({
  getParentRoute: () => shell,
  path: '/log',
  validateSearch: logSearch,
  component: lazyRouteComponent(() => import('../slices/audit/web/log-page.tsx'), 'LogPage'),
});
const users = createRoute({
  getParentRoute: () => shell,
  path: '/users',
  validateSearch: usersSearch,
  component: lazyRouteComponent(() => import('../slices/access/web/users-page.tsx'), 'UsersPage'),
});
const settings = createRoute({
  getParentRoute: () => shell,
  path: '/settings',
  validateSearch: settingsSearch,
  component: lazyRouteComponent(() => import('../slices/access/web/settings-page.tsx'), 'SettingsPage'),
});
const account = createRoute({
  getParentRoute: () => shell,
  path: '/account',
  component: lazyRouteComponent(() => import('../slices/access/web/account-page.tsx'), 'AccountPage'),
});

const routeTree = root.addChildren([
  signIn,
  setup,
  ...portalPages,
  shell.addChildren([
    home,
    contacts,
    newContact,
    contact,
    editContact,
    companies,
    newCompany,
    company,
    editCompany,
    ...ticketPages,
    imports,
    importOne,
    quarantine,
    rights,
    contactRights,
    erasureReceipt,
    dataMap,
    log,
    users,
    settings,
    account,
    ...archivePages,
    ...dealPages,
    ...einvoicePages,
    ...exportPages,
    ...fieldPages,
    ...mailPages,
    ...mergingPages,
    ...purchasePages,
    ...recipientPages,
    ...retentionPages,
    ...bulkPages,
    ...requestPages,
    ...restrictionPages,
    ...tasksPages,
  ]),
]);

export const router = createRouter({
  routeTree,
  context: { queryClient },
  // Loads the code of a page ahead, never its data: look-ups are logged.
  defaultPreload: 'intent',
  defaultErrorComponent: RouteError,
  defaultPendingComponent: RouteLoading,
  defaultNotFoundComponent: NotFound,
  // Kept in sessionStorage, which the portal does not use.
  scrollRestoration: !isPortal(),
});
window.addEventListener('obhut:signed-out', () => void router.invalidate());

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
