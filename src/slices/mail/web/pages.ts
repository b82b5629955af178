import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../../web/shell-route.tsx';
import { mailSearch } from './search.ts';

const outbox = createRoute({
  getParentRoute: () => shell,
  path: '/mail',
  validateSearch: mailSearch,
  component: lazyRouteComponent(() => import('./mail-page.tsx'), 'MailPage'),
});

export const mailPages = [outbox] as const;
