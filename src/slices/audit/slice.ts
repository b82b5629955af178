import type { Slice } from '../../platform/slice.ts';

export const auditSlice: Slice = { name: 'audit', routes: [], personalData: [] };
