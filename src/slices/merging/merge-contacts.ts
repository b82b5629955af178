import { AppError, type Fault, invalid } from '../../kernel/app-error.ts';
import type { Category } from '../../kernel/category.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { changeContact, presentContact, readContact } from '../contacts/index.ts';
import { applyUnion, planUnion, refuseDouble, suppressUnion } from '../grounds/index.ts';
import { enterMerged } from '../retention/index.ts';
import type { MergeInput } from './contract.ts';
import { lockSides, mergeRows } from './store.ts';
import { uniteFields } from './unite-fields.ts';

/**
 * Makes two contacts one, in the caller's transaction: the stricter footing of the two, all contact points, the history of
 * both, the fields as chosen; the loser's entry is really gone, and the ledger says so. Both must be visible under the
 * caller's purpose, which must open contact points.
 * @throws AppError not-found naming who is gone, conflict (changed meanwhile, restricted, or nothing would carry the merged contact),
 *   purpose-not-suitable, suppressed, invalid-input
 */
export async function mergeContacts(
  ctx: Ctx,
  tx: Tx,
  input: MergeInput,
  language: 'de' | 'en',
): Promise<void> {
  const { winnerId, loserId } = input;
  if (winnerId === loserId) throw invalid('body.loserId', 'same-contact');
  const opens = (category: Category): boolean =>
    tx.purposes.get(tx.work.purpose)?.categories.includes(category) ?? false;
  if (!opens('contact-points')) throw new AppError('purpose-not-suitable');
  // The entry in the log must not name whom this transaction takes away.
  tx.forget([loserId]);
  await lockBoth(tx, input);
  const [winner, loser] = [
    presentContact(tx, await readContact(tx, winnerId)),
    presentContact(tx, await readContact(tx, loserId)),
  ];
  const union = await planUnion(ctx, tx, [winnerId, loserId], language, { lock: true });
  if (!union.lasts)
    throw new AppError('conflict', { faults: [{ at: 'body.loserId', code: 'no-ground-left' }] });
  await applyUnion(tx, union, language);
  const united = uniteFields(winner, loser, input, opens);
  await refuseDouble(tx, knownBy(united), [winnerId, loserId]);
  const counts = await mergeRows(tx, winnerId, loserId);
  await changeContact(ctx, tx, winnerId, { version: input.winnerVersion, ...united }, { isMerged: true });
  await suppressUnion(ctx, tx, union, winnerId);
  await enterMerged(ctx, tx, { contactId: loserId, intoId: winnerId, counts });
}

/** What the merged contact is recognised by. */
const knownBy = ({
  emails = [],
  phones = [],
  givenName,
  nickname,
  familyName,
  externalId,
}: ReturnType<typeof uniteFields>) => ({
  emails: emails.map(({ address }) => address),
  phones: phones.map(({ number }) => number),
  ...(givenName === undefined ? {} : { givenName }),
  ...(nickname === undefined ? {} : { nickname }),
  ...(familyName === undefined ? {} : { familyName }),
  ...(externalId === undefined ? {} : { externalId }),
});

async function lockBoth(tx: Tx, input: MergeInput): Promise<void> {
  const locked = await lockSides(tx, [input.winnerId, input.loserId]);
  const sides = [
    ['winner', input.winnerId, input.winnerVersion],
    ['loser', input.loserId, input.loserVersion],
  ] as const;
  const gone = sides.flatMap(([side, id]): Fault[] =>
    locked.some(({ contact_id }) => contact_id === id)
      ? []
      : [{ at: `body.${side}Id`, code: 'merge-partner-gone' }],
  );
  if (gone.length > 0) throw new AppError('not-found', { faults: gone });
  const changed = sides.flatMap(([side, id, version]): Fault[] =>
    locked.find(({ contact_id }) => contact_id === id)!.version === version
      ? []
      : [{ at: `body.${side}Version`, code: 'changed-meanwhile' }],
  );
  if (changed.length > 0) throw new AppError('conflict', { faults: changed });
  // Open to the caller, and still to be kept as it is (Art. 18): what rests is not made a part of what does not.
  const restricted = sides.flatMap(([side, id]): Fault[] =>
    locked.find(({ contact_id }) => contact_id === id)!.restricted_at === null
      ? []
      : [{ at: `body.${side}Id`, code: 'restricted' }],
  );
  if (restricted.length > 0) throw new AppError('conflict', { faults: restricted });
}
