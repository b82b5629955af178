import type { Slice } from '../../platform/slice.ts';

export const contactsSlice: Slice = { name: 'contacts', routes: [], personalData: [] };
