import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { PENDING_STATES } from './contract.ts';
import { findRequest, type RequestChange, type RequestRow, updateRequest } from './store.ts';
import { insertSteps } from './store-event.ts';

export const isPending = ({ state }: Pick<RequestRow, 'state'>): boolean =>
  PENDING_STATES.some((pending) => pending === state);

/** The request, locked, while an answer is still owed. Throws `not-found`, and `conflict` where it is closed. */
export async function pendingRequest(ctx: Ctx, tx: Tx, requestId: string): Promise<RequestRow> {
  const request = await findRequest(tx, ctx.register, requestId, { lock: true });
  if (!isPending(request)) throw new AppError('conflict');
  return request;
}

/** What closing a request writes; the database adds when it goes by itself, by its deletion class. */
export const closing = (tx: Tx, state: 'done' | 'refused'): RequestChange => ({
  state,
  done_at: tx.startedAt!,
});

/** Closes a request that was answered outside of the desk. Throws `not-found`, and `conflict` where it is closed already. */
export async function closeAsDone(ctx: Ctx, tx: Tx, requestId: string): Promise<RequestRow> {
  await pendingRequest(ctx, tx, requestId);
  await tx.batch([
    updateRequest(requestId, closing(tx, 'done')),
    insertSteps(requestId, [{ what: 'answered', code: 'elsewhere' }], tx.work.actor.id),
  ]);
  return findRequest(tx, ctx.register, requestId);
}
