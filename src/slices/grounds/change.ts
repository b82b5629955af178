import { AppError, type Fault, invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { GroundChange } from './contract.ts';
import { wakeFootingClocks } from './footing-clock.ts';
import { closeByObjection, isReached } from './object.ts';
import { endByRule, faultsOfEnd, isAdvertising, OWN_END } from './plan.ts';
import { type FootingState, readFooting, withGrounds } from './read.ts';
import { type GroundRow, updateGroundEnd, updateGroundStatus } from './store.ts';
import { readPurposeRules } from './store-purpose.ts';
import { suppressContacts } from './suppress.ts';

type Language = 'de' | 'en';

/**
 * Withdraws a consent (Art. 7(3)), records an objection to the ground's purpose (Art. 21), ends the ground for the
 * firm, or moves its end. Throws `conflict` when the ground is not given any more, `invalid-input` with every fault.
 */
export async function changeGround(
  ctx: Ctx,
  tx: Tx,
  target: { contactId: string; groundId: string },
  change: GroundChange,
  language: Language,
): Promise<FootingState> {
  const state = await readFooting(ctx, tx, target.contactId, language, { lock: true });
  const ground = state.grounds.find(({ ground_id }) => ground_id === target.groundId);
  if (!ground) throw new AppError('not-found');
  if (change.status && (change.endsAt !== undefined || change.endRule !== undefined))
    throw invalid('body.status', 'status-or-end');
  if (!change.status && change.endsAt === undefined && change.endRule === undefined)
    throw invalid('body', 'nothing-to-change');
  if (ground.status !== 'given') {
    // Closed by this very transaction, with the one before it: asked for and done.
    if (change.status && ground.status_at >= tx.startedAt!) return state;
    throw new AppError('conflict');
  }
  if (change.status) return close(ctx, tx, state, ground, change.status, language);
  return moveEnd(tx, state, ground, change, language);
}

async function close(
  ctx: Ctx,
  tx: Tx,
  state: FootingState,
  ground: GroundRow,
  status: NonNullable<GroundChange['status']>,
  language: Language,
): Promise<FootingState> {
  if (status === 'withdrawn' && ground.legal_basis !== 'consent')
    throw invalid('body.status', 'not-a-consent');
  if (status === 'objected') {
    if (!isReached(ground)) throw invalid('body.status', 'objection-not-possible');
    return closeByObjection(ctx, tx, state, [ground.purpose_key], language);
  }
  if (status === 'withdrawn' && isAdvertising(ground.purpose_key))
    return withdrawAdvertising(ctx, tx, state, ground.purpose_key, language);
  return withGrounds(state, await updateGroundStatus(tx, [ground.ground_id], status, language));
}

/**
 * Who takes back a consent to advertising must not get it again from the next list, nor on what else it was said to rest:
 * no consent given twice, and no legitimate interest in its place (Art. 7(3), 21(2)-(3); EDPB Guidelines 05/2020, para. 121-123).
 */
async function withdrawAdvertising(
  ctx: Ctx,
  tx: Tx,
  state: FootingState,
  purpose: string,
  language: Language,
): Promise<FootingState> {
  // Before the grounds close: after that, the contact may be out of sight.
  await suppressContacts(ctx, tx, [state.contact.contact_id], purpose, 'objected');
  const given = state.grounds.filter((row) => row.purpose_key === purpose && row.status === 'given');
  const [consents, others] = [true, false].map((isConsent) =>
    given.filter((row) => (row.legal_basis === 'consent') === isConsent).map(({ ground_id }) => ground_id),
  ) as [string[], string[]];
  const objected = others.length > 0 ? await updateGroundStatus(tx, others, 'objected', language) : [];
  const withdrawn = await updateGroundStatus(tx, consents, 'withdrawn', language);
  return withGrounds(state, [...objected, ...withdrawn]);
}

async function moveEnd(
  tx: Tx,
  state: FootingState,
  ground: GroundRow,
  change: GroundChange,
  language: Language,
): Promise<FootingState> {
  const now = tx.startedAt!;
  // What has ended was enforced as ended; a later end would open it again behind everybody's back.
  if (ground.ends_at <= now) throw new AppError('conflict');
  const endsAt = change.endsAt === undefined ? ground.ends_at : new Date(change.endsAt);
  const faults: Fault[] = faultsOfEnd({ startsAt: ground.starts_at, endsAt, now }).map((fault) => ({
    ...fault,
    at: `body.${fault.at}`,
  }));
  const [rule] = await readPurposeRules(tx, [ground.purpose_key]);
  const isPastRule =
    endsAt > ground.ends_at && endsAt > endByRule(ground.starts_at, rule?.default_retain_days ?? 0);
  if (isPastRule && !change.endRule) faults.push({ at: 'body.endRule', code: 'reason-missing' });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  const changed = await updateGroundEnd(tx, ground.ground_id, endsAt, change.endRule || OWN_END, language);
  wakeFootingClocks([endsAt]);
  return withGrounds(state, [changed]);
}
