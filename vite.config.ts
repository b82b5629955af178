import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The browser part: from src/web to dist/web, everything from our own origin. */
export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // Fonts and images stay files: the content security policy allows no `data:` fonts.
    assetsInlineLimit: 0,
    // The polyfill would be an inline script.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // In one file with the library, so that its setting holds before any other file makes a schema.
            { name: 'schemas', test: /node_modules\/zod\/|src\/web\/schemas\.ts$/ },
            // What every page needs: what changes with our releases apart from what does not.
            { name: 'libraries', test: /node_modules\//, tags: ['$initial'] },
            { name: 'start', tags: ['$initial'] },
            // What several pages need is one file, not thirty.
            { name: 'shared', test: /node_modules\/|src\//, minShareCount: 4 },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      // With its slash: /api.ts is a page's own file. The host stays as the browser named it, and fits its origin.
      '/api/': { target: process.env.OBHUT_URL ?? 'http://127.0.0.1:3000' },
    },
  },
});
