import { v7 as uuid } from 'uuid';
import { type Sql, sql, type Tx } from '../../platform/db/index.ts';
import type { RequestStep } from './contract.ts';

export interface EventRow {
  what: RequestStep;
  code: string;
  created_by: string | null;
  created_at: Date;
}
export interface Step {
  what: RequestStep;
  /** How or why, as a code. */
  code?: string;
  mailId?: string | null;
}

/** Steps of one request, in this order. */
export const insertSteps = (requestId: string, steps: readonly Step[], by: string): Sql => sql`
    INSERT INTO request_event (event_id, request_id, what, code, mail_id, created_by)
    SELECT e.event_id, ${requestId}::uuid, e.what, e.code, e.mail_id, ${by}::uuid
      FROM unnest(${steps.map(() => uuid())}::uuid[], ${steps.map(({ what }) => what)}::text[],
                  ${steps.map(({ code }) => code ?? '')}::text[], ${steps.map(({ mailId }) => mailId ?? null)}::uuid[])
        AS e(event_id, what, code, mail_id)`;

/** The history of a request, oldest first. */
export const listSteps = (tx: Tx, requestId: string): Promise<EventRow[]> =>
  tx.query(sql`
    SELECT what, code, created_by, created_at FROM request_event WHERE request_id = ${requestId}::uuid ORDER BY event_id`);
