import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { inOrderOfBits } from './footing.ts';
import { wakeFootingClocks } from './footing-clock.ts';
import { isReached } from './object.ts';
import { isAdvertising } from './plan.ts';
import { readFooting } from './read.ts';
import { type GroundRow, updateGroundEnds, updateGroundStatus } from './store.ts';
import { readIdentifiers } from './store-suppression.ts';
import { findSuppressed, suppressContacts } from './suppress.ts';

/** How one contact stands for one purpose. */
export interface Standing {
  isOpen: boolean;
  /** When the last lasting ground ends; null where none lasts. */
  endsAt: Date | null;
  /** The person closed it, and has not opened it again since. */
  closed: 'withdrawn' | 'objected' | null;
}
export interface UnitedPurpose {
  purpose: string;
  sides: [Standing, Standing];
  merged: Standing;
}
/** What becomes of two footings when their contacts are one person. */
export interface Union {
  purposes: UnitedPurpose[];
  /** Grounds that close, by the status that they get. */
  closing: Map<'withdrawn' | 'objected' | 'ended', string[]>;
  /** Grounds that end earlier, with the rule that says why. */
  shortened: { groundId: string; endsAt: Date; endRule: string }[];
  /** Purposes that the person objected to: all their addresses and numbers keep it. */
  objected: string[];
  /** Something carries the merged contact. */
  lasts: boolean;
}

const lastingOf = (rows: readonly GroundRow[], now: Date): GroundRow[] =>
  rows
    .filter(({ status, ends_at }) => status === 'given' && ends_at > now)
    .sort((a, b) => b.ends_at.getTime() - a.ends_at.getTime());

function standingOf(rows: readonly GroundRow[], isSuppressed: boolean, now: Date): Standing {
  const lasting = lastingOf(rows, now);
  const refusals = rows
    .filter(({ status }) => status === 'withdrawn' || status === 'objected')
    .sort((a, b) => b.status_at.getTime() - a.status_at.getTime());
  const refusal = refusals[0]?.status as 'withdrawn' | 'objected' | undefined;
  return {
    isOpen: lasting.some(({ starts_at }) => starts_at <= now),
    endsAt: lasting[0]?.ends_at ?? null,
    closed: lasting.length > 0 ? null : (refusal ?? (isSuppressed ? 'objected' : null)),
  };
}

/**
 * The stricter of two footings, purpose by purpose: what the person closed in one of them is closed; where both are open
 * the earlier end holds, with its rule. What they cannot close (a contract, a duty) stays open (Art. 7(3), 21(1)).
 * `suppressed`: purposes that a suppression entry blocks for each of the two, though no ground says so.
 */
export function uniteFootings(
  grounds: readonly [readonly GroundRow[], readonly GroundRow[]],
  suppressed: readonly [ReadonlySet<string>, ReadonlySet<string>],
  now: Date,
): Union {
  const union: Union = { purposes: [], closing: new Map(), shortened: [], objected: [], lasts: false };
  const keys = new Set(grounds.flat().map(({ purpose_key }) => purpose_key));
  for (const purpose of keys) {
    const rows = grounds.map((side) => side.filter(({ purpose_key }) => purpose_key === purpose));
    const sides = rows.map((side, index) => standingOf(side, suppressed[index]!.has(purpose), now)) as [
      Standing,
      Standing,
    ];
    const lasting = rows.map((side) => lastingOf(side, now));
    const refusal = sides.find(({ closed }) => closed === 'objected') ?? sides.find(({ closed }) => closed);
    const closed = refusal?.closed ?? null;
    const closing = closed ? lasting.flat().filter(isReached) : [];
    if (closed && closing.length > 0)
      union.closing.set(closed, [
        ...(union.closing.get(closed) ?? []),
        ...closing.map(({ ground_id }) => ground_id),
      ]);
    if (closed === 'objected' || (closed && isAdvertising(purpose))) union.objected.push(purpose);
    const left = lasting.map((side) => side.filter((row) => !closing.includes(row)));
    const [one, other] = [left[0]![0], left[1]![0]];
    const earlier = one && other ? (one.ends_at <= other.ends_at ? one : other) : undefined;
    let kept = left.flat();
    if (earlier) {
      const late = kept.filter(({ ends_at }) => ends_at > earlier.ends_at);
      const neverStarts = late.filter(({ starts_at }) => starts_at >= earlier.ends_at);
      if (neverStarts.length > 0)
        union.closing.set('ended', [
          ...(union.closing.get('ended') ?? []),
          ...neverStarts.map(({ ground_id }) => ground_id),
        ]);
      union.shortened.push(
        ...late
          .filter((row) => !neverStarts.includes(row))
          .map(({ ground_id }) => ({
            groundId: ground_id,
            endsAt: earlier.ends_at,
            endRule: earlier.end_rule,
          })),
      );
      kept = kept.filter((row) => !neverStarts.includes(row));
    }
    const latest = lastingOf(kept, now)[0]?.ends_at ?? null;
    union.purposes.push({
      purpose,
      sides,
      merged: {
        isOpen: kept.some(({ starts_at }) => starts_at <= now),
        endsAt: earlier?.ends_at ?? latest,
        closed: kept.length > 0 ? null : closed,
      },
    });
    if (kept.length > 0) union.lasts = true;
  }
  return union;
}

/** Reads what a merge of two visible contacts would make of their footing. @throws AppError not-found */
export async function planUnion(
  ctx: Ctx,
  tx: Tx,
  [first, second]: readonly [string, string],
  language: 'de' | 'en',
  options: { lock: boolean },
): Promise<Union> {
  const one = await readFooting(ctx, tx, first, language, options);
  const other = await readFooting(ctx, tx, second, language, options);
  const blocked = [await suppressedFor(ctx, tx, first), await suppressedFor(ctx, tx, second)] as const;
  const now = tx.startedAt;
  if (!now) throw new AppError('internal');
  const union = uniteFootings([one.grounds, other.grounds], blocked, now);
  const order = inOrderOfBits(tx, new Set(union.purposes.map(({ purpose }) => purpose)));
  return {
    ...union,
    purposes: union.purposes.sort((a, b) => order.indexOf(a.purpose) - order.indexOf(b.purpose)),
  };
}

/** Purposes that a suppression entry of an address, number or name of this contact blocks. */
async function suppressedFor(ctx: Ctx, tx: Tx, contactId: string): Promise<ReadonlySet<string>> {
  const found = await findSuppressed(ctx, tx, await readIdentifiers(tx, [contactId]));
  return new Set(found.flatMap((purposes) => [...purposes]));
}

/** Closes and shortens as planned; while both contacts are still two. */
export async function applyUnion(tx: Tx, union: Union, language: 'de' | 'en'): Promise<void> {
  for (const [status, ids] of union.closing) await updateGroundStatus(tx, ids, status, language);
  if (union.shortened.length === 0) return;
  await updateGroundEnds(tx, union.shortened);
  wakeFootingClocks(union.shortened.map(({ endsAt }) => endsAt));
}

/** An objection of one of the two holds for all addresses and numbers of the merged contact (Art. 21(3)). */
export const suppressUnion = (ctx: Ctx, tx: Tx, union: Union, contactId: string): Promise<void> =>
  suppressContacts(ctx, tx, [contactId], union.objected, 'objected');
