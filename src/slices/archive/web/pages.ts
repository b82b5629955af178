import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../../web/shell-route.tsx';
import { archiveSearch } from './search.ts';

const documents = createRoute({
  getParentRoute: () => shell,
  path: '/archive',
  validateSearch: archiveSearch,
  component: lazyRouteComponent(() => import('./archive-page.tsx'), 'ArchivePage'),
});
const overview = createRoute({
  getParentRoute: () => shell,
  path: '/archive/overview',
  component: lazyRouteComponent(() => import('./overview-page.tsx'), 'ArchiveOverviewPage'),
});
const holds = createRoute({
  getParentRoute: () => shell,
  path: '/archive/holds',
  component: lazyRouteComponent(() => import('./holds-page.tsx'), 'ArchiveHoldsPage'),
});
const exports = createRoute({
  getParentRoute: () => shell,
  path: '/archive/exports',
  component: lazyRouteComponent(() => import('./exports-page.tsx'), 'ArchiveExportsPage'),
});

export const archivePages = [documents, overview, holds, exports] as const;
