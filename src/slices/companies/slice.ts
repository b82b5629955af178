import type { Slice } from '../../platform/slice.ts';

export const companiesSlice: Slice = { name: 'companies', routes: [], personalData: [] };
