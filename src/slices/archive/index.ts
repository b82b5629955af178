/** What other slices may call. */

export { type ArchiveCopy, type CopiedFile, freezeDocument, numberOf } from './archive-copy.ts';
export { ARCHIVE_AREA } from './area.ts';
export { copyFile, describeFile } from './copy-file.ts';
export { originalOf } from './open-archived.ts';
export { setHold } from './set-hold.ts';
export { fileCopies, fileMore } from './store.ts';
export { readKeepRules, writeKeepRules } from './store-rules.ts';
