export { enterMerged } from './enter-merged.ts';
export { ERASURE_REASONS, type ErasureReason, eraseContacts, type Kept, type Receipt } from './erase.ts';
export { expire } from './expire.ts';
export { setHold } from './holds.ts';
export { type LedgerEntry, readLedger } from './ledger.ts';
export { type Preview, previewErasure } from './preview.ts';
export { deletionTexts } from './rules.ts';
export { runRetention } from './run.ts';
export { findPerson, type Person, selectPerson } from './store.ts';
export { type HoldRow, holdsOf } from './store-hold.ts';
export {
  fileColumns,
  hangsOn,
  isAbout,
  name,
  personColumn,
  rootOf,
  soughtPerson,
  tableOf,
  target,
} from './store-lead.ts';
