import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../../web/shell-route.tsx';

const bulkChanges = createRoute({
  getParentRoute: () => shell,
  path: '/bulk-changes',
  component: lazyRouteComponent(() => import('./bulk-changes-page.tsx'), 'BulkChangesPage'),
});

export const bulkPages = [bulkChanges] as const;
