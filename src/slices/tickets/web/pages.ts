import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../../web/shell-route.tsx';
import { ticketSearch } from './search.ts';

const tickets = createRoute({
  getParentRoute: () => shell,
  path: '/tickets',
  validateSearch: ticketSearch,
  component: lazyRouteComponent(() => import('./ticket-list-page.tsx'), 'TicketListPage'),
});
const ticket = createRoute({
  getParentRoute: () => shell,
  path: '/tickets/$ticketId',
  component: lazyRouteComponent(() => import('./ticket-page.tsx'), 'TicketPage'),
});

export const ticketPages = [tickets, ticket] as const;
