/** Where uploaded files of orders, invoices and payments lie (`Files`). */
export const IMPORT_AREA = 'purchase-imports';
