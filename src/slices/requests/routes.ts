import { idParams } from '../../kernel/wire.ts';
import { route } from '../../platform/http/route.ts';
import { previewErasure } from '../retention/index.ts';
import { closeAsDone } from './change-request.ts';
import {
  accessReport,
  erasureInput,
  erasurePreview,
  erasureReceipt,
  ownRequestQuery,
  reportQuery,
  requestChange,
  requestInput,
  requestPage,
  requestQuery,
  rightsRequest,
} from './contract.ts';
import { eraseOnRequest, presentPreview } from './erase.ts';
import { pageOfRequests, presentRequest } from './list-requests.ts';
import { answerReport } from './present-report.ts';
import { recordRequest } from './record-request.ts';

/** Only whoever handles rights, and only under that purpose. */
const RIGHTS_DESK = { may: 'rights.handle', purpose: { only: ['rights'] } } as const;

export const routes = [
  route({
    method: 'GET',
    path: '/api/v1/contacts/{id}/report',
    summary: 'Access report (Art. 15) as JSON or PDF, or the portability file (Art. 20)',
    ...RIGHTS_DESK,
    action: 'requests.report',
    params: idParams,
    query: reportQuery,
    response: accessReport,
    perMinute: 60,
    handle: (ctx, tx, { params, query }) => answerReport(ctx, tx, params.id, query),
  }),
  route({
    method: 'GET',
    path: '/api/v1/contacts/{id}/erasure',
    summary: 'What an erasure (Art. 17) would take, and what it would leave and why',
    ...RIGHTS_DESK,
    action: 'requests.preview-erasure',
    params: idParams,
    response: erasurePreview,
    handle: async (ctx, tx, { params, language }) =>
      presentPreview(await previewErasure(ctx, tx, params.id), language),
  }),
  route({
    method: 'POST',
    path: '/api/v1/contacts/{id}/erasure',
    summary: 'Erase a contact for good; the receipt does not say who it was',
    ...RIGHTS_DESK,
    action: 'requests.erase',
    params: idParams,
    body: erasureInput,
    response: erasureReceipt,
    handle: (ctx, tx, { params, body }) => eraseOnRequest(ctx, tx, params.id, body),
  }),
  route({
    method: 'GET',
    path: '/api/v1/contacts/{id}/requests',
    summary: 'What a contact has asked for under Art. 15 to 21',
    ...RIGHTS_DESK,
    action: 'requests.list-of-contact',
    params: idParams,
    query: ownRequestQuery,
    response: requestPage,
    handle: (ctx, tx, { params, query }) => pageOfRequests(ctx, tx, query, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/contacts/{id}/requests',
    summary: 'Record what a contact asks for; the month of Art. 12(3) begins',
    ...RIGHTS_DESK,
    action: 'requests.create',
    params: idParams,
    body: requestInput,
    response: rightsRequest,
    status: 201,
    handle: async (ctx, tx, { params, body }) =>
      presentRequest(await recordRequest(ctx, tx, { contactId: params.id, ...body })),
  }),
  route({
    method: 'GET',
    path: '/api/v1/requests',
    summary: 'Requests of all contacts, earliest due first',
    ...RIGHTS_DESK,
    action: 'requests.list',
    query: requestQuery,
    response: requestPage,
    handle: (ctx, tx, { query }) => pageOfRequests(ctx, tx, query),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/requests/{id}',
    summary: 'Close a request that was answered outside of the desk',
    ...RIGHTS_DESK,
    action: 'requests.change',
    params: idParams,
    body: requestChange,
    response: rightsRequest,
    handle: async (ctx, tx, { params }) => presentRequest(await closeAsDone(ctx, tx, params.id)),
  }),
];
