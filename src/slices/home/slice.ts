import type { Slice } from '../../platform/slice.ts';
import { homeRoutes } from './routes.ts';

/** The start page. Owns no table. */
export const homeSlice: Slice = { name: 'home', routes: homeRoutes, personalData: [] };
