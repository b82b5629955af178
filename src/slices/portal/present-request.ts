import type { z } from 'zod';
import type { RequestRow } from '../requests/index.ts';
import type { portalRequest } from './contract.ts';

type Shown = Pick<RequestRow, 'request_id' | 'kind' | 'state' | 'received_on' | 'due_on' | 'done_at'>;

export const presentRequest = (row: Shown): z.input<typeof portalRequest> => ({
  requestId: row.request_id,
  kind: row.kind,
  state: row.state,
  receivedOn: row.received_on,
  dueOn: row.due_on,
  doneAt: row.done_at,
});
