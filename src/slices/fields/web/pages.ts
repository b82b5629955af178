import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../../web/shell-route.tsx';

const ownFields = createRoute({
  getParentRoute: () => shell,
  path: '/own-fields',
  component: lazyRouteComponent(() => import('./own-fields-page.tsx'), 'OwnFieldsPage'),
});

export const fieldPages = [ownFields] as const;
