import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { closing } from './change-request.ts';
import type { RequestKind } from './contract.ts';
import { type NewRequest, recordRequest } from './record-request.ts';
import { findRequest, type RequestRow, updateRequest } from './store.ts';
import { insertSteps, type Step } from './store-event.ts';

/** What carries a request out, as a step of its history. */
const STEP_OF: Partial<Record<RequestKind, Step['what']>> = {
  withdrawal: 'withdrawal',
  objection: 'objection',
  restriction: 'restriction',
};

/**
 * Records what took effect in this transaction, as in the portal: receipt and answer in one. The person sees the answer
 * where they asked. Throws as `recordRequest` does.
 */
export async function recordDone(ctx: Ctx, tx: Tx, input: NewRequest): Promise<RequestRow> {
  const { request_id: requestId } = await recordRequest(ctx, tx, input);
  const what = STEP_OF[input.kind];
  await tx.batch([
    updateRequest(requestId, closing(tx, 'done')),
    insertSteps(
      requestId,
      [...(what ? [{ what }] : []), { what: 'answered' as const, code: input.channel }],
      tx.work.actor.id,
    ),
  ]);
  return findRequest(tx, ctx.register, requestId);
}
