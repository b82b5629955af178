import './schemas.ts';
import './ui/styles.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTexts } from './i18n/index.ts';
import { queryClient } from './query.ts';
import { router } from './routes.tsx';
import { DesignSystem } from './ui/design-system.tsx';

await startTexts();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <DesignSystem>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </DesignSystem>
  </StrictMode>,
);
