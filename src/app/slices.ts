import type { Slice } from '../platform/slice.ts';
import { accessSlice } from '../slices/access/slice.ts';
import { archiveSlice } from '../slices/archive/slice.ts';
import { auditSlice } from '../slices/audit/slice.ts';
import { backupSlice } from '../slices/backup/slice.ts';
import { bulkSlice } from '../slices/bulk/slice.ts';
import { companiesSlice } from '../slices/companies/slice.ts';
import { contactsSlice } from '../slices/contacts/slice.ts';
import { dealsSlice } from '../slices/deals/slice.ts';
import { drillSlice } from '../slices/drill/slice.ts';
import { exportsSlice } from '../slices/exports/slice.ts';
import { fieldsSlice } from '../slices/fields/slice.ts';
import { groundsSlice } from '../slices/grounds/slice.ts';
import { homeSlice } from '../slices/home/slice.ts';
import { interactionsSlice } from '../slices/interactions/slice.ts';
import { mailSlice } from '../slices/mail/slice.ts';
import { mergingSlice } from '../slices/merging/slice.ts';
import { portalSlice } from '../slices/portal/slice.ts';
import { preferencesSlice } from '../slices/preferences/slice.ts';
import { purchasesSlice } from '../slices/purchases/slice.ts';
import { recipientsSlice } from '../slices/recipients/slice.ts';
import { recordsSlice } from '../slices/records/slice.ts';
import { requestsSlice } from '../slices/requests/slice.ts';
import { retentionSlice } from '../slices/retention/slice.ts';
import { tasksSlice } from '../slices/tasks/slice.ts';
import { ticketsSlice } from '../slices/tickets/slice.ts';
import { transferSlice } from '../slices/transfer/slice.ts';
import { viewsSlice } from '../slices/views/slice.ts';

/** Everything Obhut can do. A new capability is a line here and a folder in `slices/`. */
export const SLICES: readonly Slice[] = [
  accessSlice,
  auditSlice,
  bulkSlice,
  companiesSlice,
  contactsSlice,
  dealsSlice,
  interactionsSlice,
  ticketsSlice,
  preferencesSlice,
  tasksSlice,
  fieldsSlice,
  purchasesSlice,
  archiveSlice,
  groundsSlice,
  mergingSlice,
  backupSlice,
  mailSlice,
  recipientsSlice,
  exportsSlice,
  requestsSlice,
  portalSlice,
  retentionSlice,
  transferSlice,
  drillSlice,
  recordsSlice,
  viewsSlice,
  homeSlice,
];
