import { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import {
  invoice,
  paymentInput,
  paymentPage,
  paymentQuery,
  returnChange,
  returnInput,
  returnPage,
  returnQuery,
  salesReturn,
} from './contract.ts';
import { freezeArrived } from './freeze-return.ts';
import { findPayments, findReturns } from './list-documents.ts';
import { presentReturn } from './present.ts';
import { readInvoice } from './read-invoice.ts';
import { recordPayment, removePayment } from './record-payment.ts';
import { recordReturn } from './record-return.ts';
import { deleteReturn, findReturn, updateReturn } from './store-return.ts';
import { WRITING } from './writing.ts';

const listPaymentsRoute = route({
  method: 'GET',
  path: '/api/v1/payments',
  summary: 'List payments by customer, invoice, period and amount, newest first',
  may: 'purchase.read',
  purpose: 'caller',
  action: 'purchases.list-payments',
  query: paymentQuery,
  response: paymentPage,
  handle: (_ctx, tx, { query }) => findPayments(tx, query),
});

const recordPaymentRoute = route({
  method: 'POST',
  path: '/api/v1/payments',
  summary: 'Record a payment or a refund on an issued invoice; answers with the invoice',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.record-payment',
  body: paymentInput,
  response: invoice,
  status: 201,
  async handle(_ctx, tx, { body }) {
    await recordPayment(tx, body);
    return readInvoice(tx, body.invoiceId);
  },
});

const deletePaymentRoute = route({
  method: 'DELETE',
  path: '/api/v1/payments/{id}',
  summary: 'Take a payment back that was entered by mistake; answers with the invoice',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.delete-payment',
  params: idParams,
  response: invoice,
  handle: async (_ctx, tx, { params }) => readInvoice(tx, await removePayment(tx, params.id)),
});

const listReturnsRoute = route({
  method: 'GET',
  path: '/api/v1/returns',
  summary: 'List returns by customer, status, order and invoice, newest first',
  may: 'purchase.read',
  purpose: 'caller',
  action: 'purchases.list-returns',
  query: returnQuery,
  response: returnPage,
  handle: (_ctx, tx, { query }) => findReturns(tx, query),
});

const recordReturnRoute = route({
  method: 'POST',
  path: '/api/v1/returns',
  summary: 'Record what a customer sends back from an order or an invoice',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.record-return',
  body: returnInput,
  response: salesReturn,
  status: 201,
  handle: async (_ctx, tx, { body }) => presentReturn(await findReturn(tx, await recordReturn(tx, body))),
});

const readReturnRoute = route({
  method: 'GET',
  path: '/api/v1/returns/{id}',
  summary: 'Read a return',
  may: 'purchase.read',
  purpose: 'caller',
  action: 'purchases.read-return',
  params: idParams,
  response: salesReturn,
  handle: async (_ctx, tx, { params }) => presentReturn(await findReturn(tx, params.id)),
});

const changeReturnRoute = route({
  method: 'PATCH',
  path: '/api/v1/returns/{id}',
  summary: 'Change where a return stands, its reason or its note; `version` is the one that was read',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.change-return',
  params: idParams,
  body: returnChange,
  response: salesReturn,
  async handle(_ctx, tx, { params, body: { version, ...change } }) {
    await findReturn(tx, params.id);
    if (!(await updateReturn(tx, params.id, version, change))) throw new AppError('conflict');
    await freezeArrived(tx, params.id);
    return presentReturn(await findReturn(tx, params.id));
  },
});

const deleteReturnRoute = route({
  method: 'DELETE',
  path: '/api/v1/returns/{id}',
  summary: 'Delete a return',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.delete-return',
  params: idParams,
  response: z.undefined(),
  status: 204,
  async handle(_ctx, tx, { params }) {
    await findReturn(tx, params.id);
    await deleteReturn(tx, params.id);
    return undefined;
  },
});

export const paymentRoutes = [
  listPaymentsRoute,
  recordPaymentRoute,
  deletePaymentRoute,
  listReturnsRoute,
  recordReturnRoute,
  readReturnRoute,
  changeReturnRoute,
  deleteReturnRoute,
];
