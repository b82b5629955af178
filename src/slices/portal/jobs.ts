import type { Job } from '../../platform/slice.ts';
import { SEND_PROOF_LINK } from '../requests/index.ts';
import { answerAsk } from './answer-ask.ts';
import { ANSWER_ASK } from './job-names.ts';
import { sendProof } from './send-proof.ts';

export const jobs: readonly Job[] = [
  {
    name: ANSWER_ASK,
    // A restricted person gets their link as well, and what has ended is still there to be told.
    purpose: 'upkeep',
    action: 'portal.answer-ask',
    run: (ctx, tx, { askId }) => answerAsk(ctx, tx, String(askId)),
  },
  {
    name: SEND_PROOF_LINK,
    purpose: 'upkeep',
    action: 'portal.invite-to-prove',
    run: (ctx, tx, { requestId }) => sendProof(ctx, tx, String(requestId)),
  },
];
