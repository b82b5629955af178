import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../../web/shell-route.tsx';

const retention = createRoute({
  getParentRoute: () => shell,
  path: '/retention',
  component: lazyRouteComponent(() => import('./retention-page.tsx'), 'RetentionPage'),
});
const rules = createRoute({
  getParentRoute: () => shell,
  path: '/retention/rules',
  component: lazyRouteComponent(() => import('./rules-page.tsx'), 'RulesPage'),
});
const holds = createRoute({
  getParentRoute: () => shell,
  path: '/retention/holds',
  component: lazyRouteComponent(() => import('./holds-page.tsx'), 'HoldsPage'),
});

export const retentionPages = [retention, rules, holds] as const;
