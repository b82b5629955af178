import type { Slice } from '../../platform/slice.ts';

export const groundsSlice: Slice = { name: 'grounds', routes: [], personalData: [] };
