import type { Slice } from '../../platform/slice.ts';
import { purchaseMessages } from './messages.ts';
import { einvoiceMessages } from './messages-einvoice.ts';
import { purchaseTables } from './personal-data.ts';
import { archiveRoutes } from './routes-archive.ts';
import { einvoiceRoutes } from './routes-einvoice.ts';
import { invoiceRoutes } from './routes-invoices.ts';
import { orderRoutes } from './routes-orders.ts';
import { paymentRoutes } from './routes-payments.ts';
import { productRoutes } from './routes-products.ts';
import { einvoiceJobs } from './sweep-einvoice-files.ts';

/** What customers order, are billed for, pay and send back; and the archive of documents that the law says to keep. */
export const purchasesSlice: Slice = {
  name: 'purchases',
  routes: [
    ...orderRoutes,
    ...invoiceRoutes,
    ...paymentRoutes,
    ...productRoutes,
    ...archiveRoutes,
    ...einvoiceRoutes,
  ],
  jobs: einvoiceJobs,
  personalData: purchaseTables,
  messages: { ...purchaseMessages, ...einvoiceMessages },
};
