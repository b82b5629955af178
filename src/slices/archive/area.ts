/** Where files of frozen copies lie (`Files`). */
export const ARCHIVE_AREA = 'archive';
/** Where exports for a tax audit wait for their maker. */
export const EXPORT_AREA = 'archive-exports';
