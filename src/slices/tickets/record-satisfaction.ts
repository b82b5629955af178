import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { FEWEST_ANSWERS, type SatisfactionInput } from './contract.ts';
import { findConsent, putSatisfaction, readSatisfaction } from './store-satisfaction.ts';

/**
 * What a person of the case says of how they were served. It stands on an open consent of theirs, and goes with it.
 * @throws AppError not-found, invalid-input where they have not agreed
 */
export async function recordSatisfaction(
  tx: Tx,
  ticketId: string,
  contactId: string,
  { score, comment }: SatisfactionInput,
): Promise<void> {
  const consent = await findConsent(tx, ticketId, contactId);
  if (!consent) throw new AppError('not-found');
  if (!consent.groundId) throw invalid('params.contactId', 'satisfaction-without-consent');
  await putSatisfaction(tx, { ticketId, contactId, score, comment, groundId: consent.groundId });
}

/** The average of the last twelve months, once it no longer says something about single people. */
export async function summariseSatisfaction(
  tx: Tx,
): Promise<{ answers: number | null; average: number | null }> {
  const { people, answers, average } = await readSatisfaction(tx);
  if (people < FEWEST_ANSWERS || average === null) return { answers: null, average: null };
  return { answers, average: Math.round(average * 10) / 10 };
}
