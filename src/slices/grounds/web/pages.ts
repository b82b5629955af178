import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../../web/shell-route.tsx';

const restrictions = createRoute({
  getParentRoute: () => shell,
  path: '/restrictions',
  component: lazyRouteComponent(() => import('./restrictions-page.tsx'), 'RestrictionsPage'),
});

export const restrictionPages = [restrictions] as const;
