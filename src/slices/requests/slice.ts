import type { Slice } from '../../platform/slice.ts';

export const requestsSlice: Slice = { name: 'requests', routes: [], personalData: [] };
