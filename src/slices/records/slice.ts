import type { Slice } from '../../platform/slice.ts';

export const recordsSlice: Slice = { name: 'records', routes: [], personalData: [] };
