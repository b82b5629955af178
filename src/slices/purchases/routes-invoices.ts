import { z } from 'zod';
import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { changeInvoice, issueInvoice, removeDraft } from './change-invoice.ts';
import {
  creditNoteInput,
  invoice,
  invoiceChange,
  invoiceInput,
  invoiceIssue,
  invoicePage,
  invoiceQuery,
  purchaseSummary,
  summaryQuery,
} from './contract.ts';
import { createInvoice } from './create-invoice.ts';
import { creditInvoice } from './credit-invoice.ts';
import { findInvoices } from './list-documents.ts';
import { openOriginal } from './open-original.ts';
import { readInvoice } from './read-invoice.ts';
import { readSummary } from './read-summary.ts';
import { WRITING } from './writing.ts';

const listRoute = route({
  method: 'GET',
  path: '/api/v1/invoices',
  summary:
    'List invoices and credit notes by customer, state, period, number and amount; `sort=due` are the open items',
  may: 'purchase.read',
  purpose: 'caller',
  action: 'purchases.list-invoices',
  query: invoiceQuery,
  response: invoicePage,
  handle: (_ctx, tx, { query }) => findInvoices(tx, query),
});

const createRoute = route({
  method: 'POST',
  path: '/api/v1/invoices',
  summary:
    'Create an invoice, as a draft or issued at once; the server computes the sums, stated ones are checked',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.create-invoice',
  body: invoiceInput,
  response: invoice,
  status: 201,
  handle: async (ctx, tx, { body }) => readInvoice(tx, await createInvoice(ctx, tx, body)),
});

const readRoute = route({
  method: 'GET',
  path: '/api/v1/invoices/{id}',
  summary: 'Read an invoice with its lines, payments, credit notes and returns',
  may: 'purchase.read',
  purpose: 'caller',
  action: 'purchases.read-invoice',
  params: idParams,
  response: invoice,
  handle: (_ctx, tx, { params }) => readInvoice(tx, params.id),
});

const changeRoute = route({
  method: 'PUT',
  path: '/api/v1/invoices/{id}',
  summary: 'Replace a draft as a whole; `version` is the one that was read',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.change-invoice',
  params: idParams,
  body: invoiceChange,
  response: invoice,
  async handle(_ctx, tx, { params, body }) {
    await changeInvoice(tx, params.id, body);
    return readInvoice(tx, params.id);
  },
});

const issueRoute = route({
  method: 'POST',
  path: '/api/v1/invoices/{id}/issue',
  summary:
    'Issue a draft: it is numbered, frozen in the archive, and can from then on only be taken back by a credit note',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.issue-invoice',
  params: idParams,
  body: invoiceIssue,
  response: invoice,
  async handle(ctx, tx, { params, body }) {
    await issueInvoice(ctx, tx, params.id, body.version);
    return readInvoice(tx, params.id);
  },
});

const deleteRoute = route({
  method: 'DELETE',
  path: '/api/v1/invoices/{id}',
  summary: 'Delete a draft',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.delete-invoice',
  params: idParams,
  response: z.undefined(),
  status: 204,
  async handle(_ctx, tx, { params }) {
    await removeDraft(tx, params.id);
    return undefined;
  },
});

const creditRoute = route({
  method: 'POST',
  path: '/api/v1/credit-notes',
  summary: 'Take an invoice back, wholly or by lines; the credit note is issued at once',
  may: 'purchase.write',
  purpose: WRITING,
  action: 'purchases.credit-invoice',
  body: creditNoteInput,
  response: invoice,
  status: 201,
  handle: async (ctx, tx, { body }) => readInvoice(tx, await creditInvoice(ctx, tx, body)),
});

const originalRoute = route({
  method: 'GET',
  path: '/api/v1/invoices/{id}/file',
  summary: 'The original file of an invoice, where there is one',
  may: 'purchase.read',
  purpose: 'caller',
  action: 'purchases.read-original',
  params: idParams,
  response: 'file',
  handle: (ctx, tx, { params }) => openOriginal(ctx, tx, params.id),
});

const summaryRoute = route({
  method: 'GET',
  path: '/api/v1/purchase-summary',
  summary: 'What a contact or a company bought and owes, as sums by currency',
  may: 'purchase.read',
  purpose: 'caller',
  action: 'purchases.summarise',
  query: summaryQuery,
  response: purchaseSummary,
  handle: (_ctx, tx, { query }) => readSummary(tx, query),
});

export const invoiceRoutes = [
  listRoute,
  createRoute,
  readRoute,
  changeRoute,
  issueRoute,
  deleteRoute,
  creditRoute,
  originalRoute,
  summaryRoute,
];
