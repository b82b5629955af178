import { idParams } from '../../kernel/wire.ts';
import { type Route, route } from '../../platform/http/route.ts';
import { changeNotice } from './change-notice.ts';
import { notice, noticeChange, noticePage, noticeQuery } from './contract.ts';
import { drawNotice } from './draw-notice.ts';
import { findNotices } from './find-notices.ts';
import { presentNotice } from './present.ts';
import { readNotice } from './store-notice.ts';

const handled = { may: 'recipient.manage', purpose: { only: ['rights'] } } as const;

export const noticeRoutes: readonly Route[] = [
  route({
    ...handled,
    method: 'GET',
    path: '/api/v1/recipient-notices',
    summary: 'Notices to recipients (Art. 19), newest first',
    action: 'recipients.list-notices',
    query: noticeQuery,
    response: noticePage,
    handle: (_ctx, tx, { query }) => findNotices(tx, query),
  }),
  route({
    ...handled,
    method: 'PATCH',
    path: '/api/v1/recipient-notices/{id}',
    summary: 'Note that a notice was answered, posted or given up, or have it sent again',
    action: 'recipients.change-notice',
    params: idParams,
    body: noticeChange,
    response: notice,
    async handle(_ctx, tx, { params, body }) {
      await changeNotice(tx, params.id, body.state);
      return presentNotice(await readNotice(tx, params.id));
    },
  }),
  route({
    ...handled,
    method: 'GET',
    path: '/api/v1/recipient-notices/{id}/letter',
    summary: 'The notice as a letter (PDF), for a recipient without an e-mail address',
    action: 'recipients.read-notice',
    params: idParams,
    response: 'file',
    handle: async (ctx, tx, { params }) => drawNotice(ctx, tx, params.id),
  }),
];
