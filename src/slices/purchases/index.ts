/** What other slices may call. */

export { setStatus as setOrderStatus } from './change-order.ts';
export { creditInvoice } from './credit-invoice.ts';
export { customersOf } from './customers-of.ts';
export { insertInvoices } from './insert-invoices.ts';
export { insertOrders } from './insert-orders.ts';
export { type CustomerKeys, matchCustomer } from './match-customer.ts';
export type { NewInvoice, NewLine, NewOrder } from './new-document.ts';
export { checkedTotals, linesOf } from './new-document.ts';
export { receiveEinvoice } from './receive-einvoice.ts';
export { recordPayment } from './record-payment.ts';
export { recordReturn } from './record-return.ts';
export { createProduct } from './save-product.ts';
