import type { Slice } from '../../platform/slice.ts';
import { purchaseTables } from './personal-data.ts';

/** What customers order, are billed for, pay and send back; and the archive of documents that the law says to keep. */
export const purchasesSlice: Slice = {
  name: 'purchases',
  routes: [],
  personalData: purchaseTables,
};
