import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../../web/shell-route.tsx';
import { boardSearch, dealSearch, forecastSearch, newDealSearch } from './search.ts';

const board = createRoute({
  getParentRoute: () => shell,
  path: '/deals',
  validateSearch: boardSearch,
  component: lazyRouteComponent(() => import('./board-page.tsx'), 'BoardPage'),
});
const list = createRoute({
  getParentRoute: () => shell,
  path: '/deals/list',
  validateSearch: dealSearch,
  component: lazyRouteComponent(() => import('./deal-list-page.tsx'), 'DealListPage'),
});
const forecast = createRoute({
  getParentRoute: () => shell,
  path: '/deals/forecast',
  validateSearch: forecastSearch,
  component: lazyRouteComponent(() => import('./forecast-page.tsx'), 'ForecastPage'),
});
const create = createRoute({
  getParentRoute: () => shell,
  path: '/deals/new',
  validateSearch: newDealSearch,
  component: lazyRouteComponent(() => import('./new-deal-page.tsx'), 'NewDealPage'),
});
const one = createRoute({
  getParentRoute: () => shell,
  path: '/deals/$dealId',
  component: lazyRouteComponent(() => import('./deal-page.tsx'), 'DealPage'),
});
const edit = createRoute({
  getParentRoute: () => shell,
  path: '/deals/$dealId/edit',
  component: lazyRouteComponent(() => import('./edit-deal-page.tsx'), 'EditDealPage'),
});
const pipelines = createRoute({
  getParentRoute: () => shell,
  path: '/settings/pipelines',
  component: lazyRouteComponent(() => import('./pipelines-page.tsx'), 'PipelinesPage'),
});

export const dealPages = [board, list, forecast, create, one, edit, pipelines] as const;
