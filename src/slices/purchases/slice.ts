import type { Slice } from '../../platform/slice.ts';
import { importJobs } from './jobs-import.ts';
import { purchaseMessages } from './messages.ts';
import { einvoiceMessages } from './messages-einvoice.ts';
import { importMessages } from './messages-import.ts';
import { purchaseTables } from './personal-data.ts';
import { einvoiceRoutes } from './routes-einvoice.ts';
import { importRoutes } from './routes-import.ts';
import { invoiceRoutes } from './routes-invoices.ts';
import { orderRoutes } from './routes-orders.ts';
import { paymentRoutes } from './routes-payments.ts';
import { productRoutes } from './routes-products.ts';
import { einvoiceJobs } from './sweep-einvoice-files.ts';

/** What customers order, are billed for, pay and send back. */
export const purchasesSlice: Slice = {
  name: 'purchases',
  routes: [
    ...orderRoutes,
    ...invoiceRoutes,
    ...paymentRoutes,
    ...productRoutes,
    ...einvoiceRoutes,
    ...importRoutes,
  ],
  jobs: [...einvoiceJobs, ...importJobs],
  personalData: purchaseTables,
  messages: { ...purchaseMessages, ...einvoiceMessages, ...importMessages },
};
