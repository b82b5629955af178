import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { ensureGrounds } from '../grounds/index.ts';

/** Claims expire three years after the end of the year in which they fell due (BGB s.195, 199(1)). */
const CLAIM_YEARS = 3;
const RULE = {
  de: 'bis zur Verjährung der Forderung: drei Jahre nach dem Ende des Jahres (BGB §§ 195, 199)',
  en: 'until the claim expires: three years after the end of the year (BGB ss.195, 199)',
};

/**
 * A person who ordered or was billed is needed for accounting until the claim expires: where no open ground lasts that
 * long, one is added (docs/decisions/0015). Claims that have expired already need none.
 */
export async function standOnGround(
  ctx: Ctx,
  tx: Tx,
  documents: readonly { contactId: string | null; dueOn: string; number: string }[],
): Promise<void> {
  const language = tx.work.actor.language;
  const now = tx.startedAt ?? ctx.clock.now();
  const wanted = documents.flatMap(({ contactId, dueOn, number }) => {
    // Midnight in Germany after the last day, which in January is an hour earlier in UTC.
    const endsAt = new Date(Date.UTC(Number(dueOn.slice(0, 4)) + CLAIM_YEARS + 1, 0, 1, -1));
    if (!contactId || endsAt <= now) return [];
    return [
      {
        contactId,
        endRule: RULE[language],
        ground: {
          purpose: 'accounting',
          legalBasis: 'contract' as const,
          origin: 'person' as const,
          originDetail: '',
          evidence: number,
          endsAt: endsAt.toISOString(),
        },
      },
    ];
  });
  await ensureGrounds(ctx, tx, wanted);
}
