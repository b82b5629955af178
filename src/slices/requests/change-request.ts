import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { closeRequest, findRequest, type RequestRow } from './store.ts';

/** Closes a request as done or refused. Throws `not-found`, and `conflict` where it is closed already. */
export async function changeRequest(
  ctx: Ctx,
  tx: Tx,
  requestId: string,
  state: 'done' | 'refused',
): Promise<RequestRow> {
  await findRequest(tx, ctx.register, requestId);
  if (!(await closeRequest(tx, requestId, state))) throw new AppError('conflict');
  return findRequest(tx, ctx.register, requestId);
}
