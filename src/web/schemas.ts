import { config } from 'zod';

// The content security policy forbids `new Function`, which zod would otherwise try with the first schema it makes
// (vite.config.ts puts this file before all of them).
config({ jitless: true });
