import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { ObjectionInput } from './contract.ts';
import { isAdvertising } from './plan.ts';
import { type FootingState, readFooting, withGrounds } from './read.ts';
import { type GroundRow, updateGroundStatus } from './store.ts';
import { readPurposes } from './store-purpose.ts';
import { suppressContacts } from './suppress.ts';

type Language = 'de' | 'en';

/** Art. 21(1) reaches public tasks and legitimate interests; an objection to consent withdraws it. The others stay. */
const REACHED: readonly string[] = ['consent', 'public-task', 'legitimate-interests'];

/** Against direct marketing an objection is absolute, whatever the basis (Art. 21(2)-(3)). */
export const isReached = ({
  purpose_key,
  legal_basis,
}: Pick<GroundRow, 'purpose_key' | 'legal_basis'>): boolean =>
  isAdvertising(purpose_key) || REACHED.includes(legal_basis);

/**
 * Art. 21: closes these purposes, or all direct marketing, and leaves suppression entries so that the objection lasts
 * against a later import, also where no ground exists. Throws `invalid-input` for a purpose that is unknown, carries no
 * grounds, or rests on contract or duty alone.
 */
export async function objectByPerson(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  input: ObjectionInput,
  language: Language,
): Promise<FootingState> {
  const state = await readFooting(ctx, tx, contactId, language, { lock: true });
  const known = new Map((await readPurposes(tx)).map((purpose) => [purpose.purpose_key, purpose]));
  const faults = (input.purposes ?? []).flatMap((key, index): Fault[] => {
    const at = `body.purposes.${index}`;
    const purpose = known.get(key);
    if (!purpose) return [{ at, code: 'purpose-unknown' }];
    if (!purpose.for_grounds) return [{ at, code: 'purpose-not-for-grounds' }];
    const given = state.grounds.filter((row) => row.purpose_key === key && row.status === 'given');
    return given.length > 0 && !given.some(isReached) ? [{ at, code: 'objection-not-possible' }] : [];
  });
  if (!input.purposes && !input.directMarketing)
    faults.push({ at: 'body.purposes', code: 'objection-empty' });
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  const marketing = input.directMarketing ? [...known.keys()].filter(isAdvertising) : [];
  return closeByObjection(ctx, tx, state, [...marketing, ...(input.purposes ?? [])], language);
}

/** The same for purposes that were checked, of a contact whose footing is locked. */
export async function closeByObjection(
  ctx: Ctx,
  tx: Tx,
  state: FootingState,
  purposes: readonly string[],
  language: Language,
): Promise<FootingState> {
  // Before the grounds close: after that, the contact may be out of sight.
  await suppressContacts(ctx, tx, [state.contact.contact_id], [...new Set(purposes)], 'objected');
  const closing = state.grounds.filter(
    (row) => row.status === 'given' && purposes.includes(row.purpose_key) && isReached(row),
  );
  if (closing.length === 0) return state;
  const ids = closing.map(({ ground_id }) => ground_id);
  return withGrounds(state, await updateGroundStatus(tx, ids, 'objected', language));
}
