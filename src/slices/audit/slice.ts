import { type Route, route } from '../../platform/http/route.ts';
import type { Slice } from '../../platform/slice.ts';
import { addCommands } from './cli.ts';
import { auditPage, auditQuery } from './contract.ts';
import { messages } from './messages.ts';
import { personalData } from './personal-data.ts';
import { readLog } from './read-log.ts';

const routes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/v1/audit',
    summary: 'The log of accesses, newest first; by contact under the purpose rights only',
    may: 'audit.read',
    purpose: { only: ['rights', 'access'] },
    action: 'audit.read',
    query: auditQuery,
    response: auditPage,
    handle: (_ctx, tx, { query }) => readLog(tx, query),
  }),
];

/** Reading the log. It is written by `platform/db`, in the transaction that it is about. */
export const auditSlice: Slice = { name: 'audit', routes, commands: addCommands, personalData, messages };
