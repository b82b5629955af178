import { z } from 'zod';
import { route } from '../../platform/http/route.ts';
import { changeServer } from './change-server.ts';
import { mailServer, mailServerInput, mailServerState, mailTestResult } from './contract.ts';
import { presentServer } from './present.ts';
import { deleteServer, findServer } from './store-server.ts';
import { tryServer } from './try-server.ts';

const SETTINGS = { may: 'firm.manage', purpose: { fixed: 'access' } } as const;

export const serverRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/mail-server',
    summary: 'How the firm sends mail, without the password',
    ...SETTINGS,
    action: 'mail.read-server',
    response: mailServerState,
    handle: async (_ctx, tx) => {
      const row = await findServer(tx);
      return { server: row ? presentServer(row) : null };
    },
  }),
  route({
    method: 'PUT',
    path: '/api/v1/mail-server',
    summary: 'Set the mail server; what waits is sent',
    ...SETTINGS,
    action: 'mail.change-server',
    body: mailServerInput,
    response: mailServer,
    handle: async (ctx, tx, { body }) => presentServer(await changeServer(ctx, tx, body)),
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/mail-server',
    summary: 'Send no more mail; what is enqueued waits',
    ...SETTINGS,
    action: 'mail.delete-server',
    response: z.void(),
    status: 204,
    handle: async (_ctx, tx) => {
      await deleteServer(tx);
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/mail-server/test',
    summary: 'Send a test mail to the own address, and say at once what happened',
    ...SETTINGS,
    action: 'mail.send-test',
    response: mailTestResult,
    perMinute: 20,
    handleOutside: async (ctx, { actor, purpose }) => ({ to: await tryServer(ctx, actor, purpose) }),
  }),
];
