import type { Slice } from '../../platform/slice.ts';

export const retentionSlice: Slice = { name: 'retention', routes: [], personalData: [] };
