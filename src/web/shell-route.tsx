import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { sessionQuery } from './session.tsx';
import { Shell } from './shell/shell.tsx';

/** The routes that all pages hang on; a slice makes its own in `web/pages.ts` and `routes.tsx` lists them. */
export const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Outlet });

/** Behind sign-in, inside header and navigation. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queryClient.ensureQueryData(sessionQuery);
    if (!me) throw redirect({ to: '/sign-in', search: { from: location.href } });
  },
  component: Shell,
});
