/** What other slices may call: the readers of files that hold tables. */

export { openTable } from './open-source.ts';
export { storedEmail } from './person-key.ts';
export { cleanText } from './read/clean-text.ts';
export { dateOrderOf } from './read/date-order.ts';
export { isNoDate, isoDay, readDay } from './read/read-day.ts';
export type { SourceFile, SourceRow } from './read/source-file.ts';
