import type { Slice } from '../../platform/slice.ts';

export const transferSlice: Slice = { name: 'transfer', routes: [], personalData: [] };
