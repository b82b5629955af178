import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../../web/shell-route.tsx';
import { noticesSearch } from './search.ts';

const recipients = createRoute({
  getParentRoute: () => shell,
  path: '/recipients',
  component: lazyRouteComponent(() => import('./recipients-page.tsx'), 'RecipientsPage'),
});
const notices = createRoute({
  getParentRoute: () => shell,
  path: '/recipients/notices',
  validateSearch: noticesSearch,
  component: lazyRouteComponent(() => import('./notices-page.tsx'), 'NoticesPage'),
});

export const recipientPages = [recipients, notices] as const;
