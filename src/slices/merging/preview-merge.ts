import type { z } from 'zod';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { presentContact, readContact } from '../contacts/index.ts';
import { planUnion } from '../grounds/index.ts';
import type { mergePreview, mergePreviewQuery } from './contract.ts';

/** Both contacts and what a merge would make of their footing. @throws AppError not-found, purpose-not-suitable */
export async function previewMerge(
  ctx: Ctx,
  tx: Tx,
  { first, second }: z.output<typeof mergePreviewQuery>,
  language: 'de' | 'en',
): Promise<z.input<typeof mergePreview>> {
  if (first === second) throw invalid('query.second', 'same-contact');
  if (!tx.purposes.get(tx.work.purpose)?.categories.includes('contact-points'))
    throw new AppError('purpose-not-suitable');
  const union = await planUnion(ctx, tx, [first, second], language, { lock: false });
  const sides = [
    presentContact(tx, await readContact(tx, first)),
    presentContact(tx, await readContact(tx, second)),
  ] as const;
  return {
    first: sides[0],
    second: sides[1],
    footing: union.purposes.map(({ purpose, sides: [one, other], merged }) => ({
      purpose,
      first: one,
      second: other,
      merged,
    })),
    isRestricted: sides.some(({ restrictedAt }) => restrictedAt !== null),
    lasts: union.lasts,
  };
}
