import type { Slice } from '../../platform/slice.ts';

export const accessSlice: Slice = { name: 'access', routes: [], personalData: [] };
