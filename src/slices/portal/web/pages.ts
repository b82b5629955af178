import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../../../web/shell-route.tsx';

/** Outside of the shell: nobody here is signed in, and no page of the CRM is linked. */
const ask = createRoute({
  getParentRoute: () => root,
  path: '/portal',
  component: lazyRouteComponent(() => import('./ask-page.tsx'), 'AskPage'),
});
const enter = createRoute({
  getParentRoute: () => root,
  path: '/portal/enter',
  component: lazyRouteComponent(() => import('./enter-page.tsx'), 'EnterPage'),
});
const me = createRoute({
  getParentRoute: () => root,
  path: '/portal/me',
  component: lazyRouteComponent(() => import('./me-page.tsx'), 'MePage'),
});

export const portalPages = [ask, enter, me] as const;
