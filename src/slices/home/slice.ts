import type { Slice } from '../../platform/slice.ts';

export const homeSlice: Slice = { name: 'home', routes: [], personalData: [] };
