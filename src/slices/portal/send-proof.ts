import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { proofWanted } from '../requests/index.ts';
import { sendLink } from './send-link.ts';

/** Art. 12(6): the link of a request, to an address that was on record before it; nothing where none is waited for any more. */
export async function sendProof(ctx: Ctx, tx: Tx, requestId: string): Promise<void> {
  const wanted = await proofWanted(ctx, tx, requestId);
  if (!wanted) return;
  const { receivedOn, ...to } = wanted;
  await sendLink(ctx, tx, { ...to, isAsked: false, proof: { requestId, receivedOn } });
}
