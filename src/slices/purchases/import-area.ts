/** Where uploaded files of orders, invoices and payments lie (`Files`). */
export const IMPORT_AREA = 'purchase-imports';
/** Where the originals of documents in the archive lie. */
export const ARCHIVE_AREA = 'archive';
