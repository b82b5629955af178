import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../../../web/shell-route.tsx';
import { einvoiceSearch } from './search.ts';

const einvoices = createRoute({
  getParentRoute: () => shell,
  path: '/einvoices',
  validateSearch: einvoiceSearch,
  component: lazyRouteComponent(() => import('./einvoices-page.tsx'), 'EinvoicesPage'),
});
const einvoice = createRoute({
  getParentRoute: () => shell,
  path: '/einvoices/$intakeId',
  component: lazyRouteComponent(() => import('./einvoice-page.tsx'), 'EinvoicePage'),
});

export const einvoicePages = [einvoices, einvoice] as const;
