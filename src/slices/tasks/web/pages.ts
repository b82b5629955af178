import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shell } from '../../../web/shell-route.tsx';
import { calendarSearch, tasksSearch } from './search.ts';

const tasks = createRoute({
  getParentRoute: () => shell,
  path: '/tasks',
  validateSearch: tasksSearch,
  component: lazyRouteComponent(() => import('./tasks-page.tsx'), 'TasksPage'),
});
const calendar = createRoute({
  getParentRoute: () => shell,
  path: '/calendar',
  validateSearch: calendarSearch,
  component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
});

export const tasksPages = [tasks, calendar] as const;
