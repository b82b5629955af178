import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../../web/shell-route.tsx';
import { mergeSearch } from './search.ts';

const duplicates = createRoute({
  getParentRoute: () => shell,
  path: '/duplicates',
  component: lazyRouteComponent(() => import('./duplicates-page.tsx'), 'DuplicatesPage'),
});
const merge = createRoute({
  getParentRoute: () => shell,
  path: '/duplicates/merge',
  validateSearch: mergeSearch,
  component: lazyRouteComponent(() => import('./merge-page.tsx'), 'MergePage'),
});

export const mergingPages = [duplicates, merge] as const;
