export { checkLedger, LedgerMismatch } from './check-ledger.ts';
export { enterMerged } from './enter-merged.ts';
export { ERASURE_REASONS, type ErasureReason, eraseContacts, type Kept, type Receipt } from './erase.ts';
export { expire } from './expire.ts';
export { readFates } from './fates.ts';
export { setHold } from './holds.ts';
export {
  isEvent,
  type LedgerEntry,
  type LedgerEvent,
  type LedgerLine,
  readLedger,
  readLedgerLines,
} from './ledger.ts';
export { appendLedger, ledgerFiles, readLines as readLedgerFile } from './ledger-file.ts';
export { type Preview, previewErasure } from './preview.ts';
export { type Replayed, replayLedger } from './replay.ts';
export { deletionTexts } from './rules.ts';
export { runRetention } from './run.ts';
export { startLedgerAnew } from './start-anew.ts';
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
export { reckonedEnd } from './store-rule.ts';
export { walkFunction } from './store-walk.ts';
