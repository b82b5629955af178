import { route } from '../../platform/http/route.ts';
import { home } from './contract.ts';
import { readHome } from './read.ts';

export const homeRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/home',
    summary: 'The start page: what ends soon, what waits, what came in, under the purpose of the call',
    may: 'self',
    purpose: 'caller',
    action: 'home.read',
    response: home,
    async handle(ctx, tx, { actor, language }) {
      const parts = await readHome(tx, actor, language);
      return {
        contactCount: parts.contactCount,
        endingSoon: parts.endingSoon.map((row) => ({
          contactId: row.contact_id,
          displayName: row.display_name,
          deletesAt: row.deletes_at,
          because: row.because,
        })),
        rowsEndingSoon: parts.rowsEndingSoon.map(({ table_name, row_count }) => ({
          table: table_name,
          label: ctx.register.find(({ table }) => table === table_name)?.label[language] ?? table_name,
          rows: row_count,
        })),
        endsByWeek: parts.endsByWeek.map(({ week_start, count }) => ({ weekStart: week_start, count })),
        pipeline: parts.pipeline,
        tickets: parts.tickets,
        overdueInvoices: parts.overdueInvoices,
        openRequests: parts.requests.map((row) => ({
          requestId: row.request_id,
          contactId: row.contact_id,
          displayName: row.display_name,
          kind: row.kind,
          dueOn: row.due_on,
        })),
        openRequestCount: parts.requests[0]?.total ?? 0,
        restrictions: parts.restrictions && {
          count: parts.restrictions.count,
          reviewsDue: parts.restrictions.reviews_due,
          requests: parts.restrictions.requests,
          nextRequestDue: parts.restrictions.next_request_due,
        },
        openingsWaiting: parts.openingsWaiting,
        quarantineCount: parts.quarantine.count,
        quarantineNextDeletion: parts.quarantine.next_deletion,
        recent: parts.recent.map((row) => ({
          contactId: row.contact_id,
          displayName: row.display_name,
          updatedAt: row.updated_at,
        })),
      };
    },
  }),
];
