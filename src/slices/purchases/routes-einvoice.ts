import { open } from 'node:fs/promises';
import { AppError } from '../../kernel/app-error.ts';
import { idParams } from '../../kernel/wire.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { route, StreamedFile } from '../../platform/http/route.ts';
import {
  einvoiceCustomerChoice,
  einvoiceIntake,
  einvoicePage,
  einvoiceQuery,
  einvoiceTaken,
  einvoiceUpload,
  einvoiceVersion,
  MAX_EINVOICE_BYTES,
  MAX_EINVOICE_FILES,
} from './contract-einvoice.ts';
import { chooseCustomer, makeCustomer, rejectEinvoice } from './decide-einvoice.ts';
import { EINVOICE_FILES } from './personal-data-einvoice.ts';
import { presentIntake, presentIntakeRow } from './present-einvoice.ts';
import { receiveEinvoices } from './receive-einvoices.ts';
import { findIntake, listIntakes } from './store-einvoice.ts';
import { takeEinvoice } from './take-einvoice.ts';

const ACCOUNTING = { only: ['accounting'] };
const MICROSECONDS = /^-?\d{1,17}$/;

export const einvoiceRoutes = [
  route({
    method: 'POST',
    path: '/api/v1/einvoices',
    summary:
      'Upload e-invoices (XRechnung, ZUGFeRD, Factur-X) of the firm: read, checked, and matched to a customer',
    may: 'purchase.write',
    purpose: ACCOUNTING,
    action: 'purchases.receive-einvoice',
    consumes: 'multipart',
    response: einvoiceUpload,
    status: 201,
    perMinute: 120,
    async handleOutside(ctx, { actor, purpose, language, request }) {
      const parts = request.files({
        limits: { files: MAX_EINVOICE_FILES, fileSize: MAX_EINVOICE_BYTES },
        throwFileSizeLimit: false,
      });
      return { files: await receiveEinvoices(ctx, { actor, purpose }, parts, language) };
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/einvoices',
    summary: 'E-invoices that came in, newest first',
    may: 'purchase.read',
    purpose: ACCOUNTING,
    action: 'purchases.list-einvoices',
    query: einvoiceQuery,
    response: einvoicePage,
    async handle(_ctx, tx, { query: { limit, cursor, state }, language }) {
      const rows = await listIntakes(tx, { state, limit }, readCursor(cursor, 'einvoices', MICROSECONDS));
      const items = rows.slice(0, limit);
      const last = rows.length > limit ? items.at(-1) : undefined;
      return {
        items: items.map((row) => presentIntakeRow(row, language)),
        next: last ? writeCursor('einvoices', { key: last.sort_key, id: last.intake_id }) : null,
      };
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/einvoices/{id}',
    summary: 'An e-invoice as it was read, with the rules that it breaks',
    may: 'purchase.read',
    purpose: ACCOUNTING,
    action: 'purchases.read-einvoice',
    params: idParams,
    response: einvoiceIntake,
    handle: async (_ctx, tx, { params, language }) =>
      presentIntake(await findIntake(tx, params.id), language),
  }),
  route({
    method: 'GET',
    path: '/api/v1/einvoices/{id}/file',
    summary: 'The original of an e-invoice that is not taken yet',
    may: 'purchase.read',
    purpose: ACCOUNTING,
    action: 'purchases.read-einvoice-file',
    params: idParams,
    response: 'file',
    async handleOutside(ctx, { actor, purpose, params }) {
      const row = await ctx.db.perform(
        { actor, purpose, action: 'purchases.read-einvoice-file', reads: true },
        (tx) => findIntake(tx, params.id),
      );
      const file = row.file_id
        ? await open(ctx.files.path(EINVOICE_FILES, row.file_id)).catch(() => undefined)
        : undefined;
      if (!file) throw new AppError('not-found');
      // Never a type that a browser would open by itself: what came from elsewhere may be a page.
      const type = row.file_kind === 'pdf' ? 'application/pdf' : 'application/octet-stream';
      return new StreamedFile(row.file_name, type, file.createReadStream());
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/einvoices/{id}/customer',
    summary: 'Say which contact or company is the buyer of an e-invoice',
    may: 'purchase.write',
    purpose: ACCOUNTING,
    action: 'purchases.change-einvoice-customer',
    params: idParams,
    body: einvoiceCustomerChoice,
    response: einvoiceIntake,
    handle: async (_ctx, tx, { params, body, language }) =>
      presentIntake(await chooseCustomer(tx, params.id, body), language),
  }),
  route({
    method: 'POST',
    path: '/api/v1/einvoices/{id}/company',
    summary: 'Record the buyer of an e-invoice as a company',
    may: 'company.write',
    purpose: ACCOUNTING,
    action: 'purchases.create-einvoice-company',
    params: idParams,
    body: einvoiceVersion,
    response: einvoiceIntake,
    handle: async (_ctx, tx, { params, body, language }) =>
      presentIntake(await makeCustomer(tx, params.id, body.version), language),
  }),
  route({
    method: 'POST',
    path: '/api/v1/einvoices/{id}/take',
    summary: 'Make the invoice of an e-invoice: issued, with its original in the archive',
    may: 'purchase.write',
    purpose: ACCOUNTING,
    action: 'purchases.take-einvoice',
    params: idParams,
    body: einvoiceVersion,
    response: einvoiceTaken,
    status: 201,
    handleOutside: (ctx, { actor, purpose, params, body }) =>
      takeEinvoice(ctx, { actor, purpose }, params.id, body.version),
  }),
  route({
    method: 'POST',
    path: '/api/v1/einvoices/{id}/reject',
    summary: 'Put an e-invoice aside; it goes with its file when its month is over',
    may: 'purchase.write',
    purpose: ACCOUNTING,
    action: 'purchases.reject-einvoice',
    params: idParams,
    body: einvoiceVersion,
    response: einvoiceIntake,
    handle: async (_ctx, tx, { params, body, language }) =>
      presentIntake(await rejectEinvoice(tx, params.id, body.version), language),
  }),
];
