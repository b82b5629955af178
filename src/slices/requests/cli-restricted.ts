import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { askOpening, findRestricted, listRestricted, opening, openingInput } from '../grounds/index.ts';

export interface OpenOptions {
  user: string;
  reason: string;
  alone?: boolean;
  minutes: string;
  json?: boolean;
}
interface Marked {
  restrictionId: string;
  marker: string;
}

/**
 * `obhut subject open`: asks as this user, by the rule of the pages (docs/decisions/0024). A second person approves where they
 * sign in themselves, for whoever sits at this command line could type two names. Then `report` and `erase` reach the
 * record for this user, until it closes.
 * @throws AppError not-found, not-allowed (a role that does not open), conflict (asked already, not alone), invalid-input
 */
export async function openRestricted(
  ctx: Ctx,
  actor: Actor,
  who: string,
  options: OpenOptions,
): Promise<string> {
  const wish = openingInput.safeParse({
    reason: options.reason,
    isAlone: options.alone ?? false,
    minutes: Number(options.minutes),
  });
  if (!wish.success)
    throw new AppError('invalid-input', {
      faults: wish.error.issues.map(({ path, code, message }) => ({
        at: `--${String(path[0])}`,
        code,
        message,
      })),
    });
  const [found, ...others] = await restrictedOf(ctx, actor, who);
  if (!found) throw new AppError('not-found');
  if (others.length > 0)
    throw new AppError('invalid-input', {
      faults: [{ at: 'who', code: 'several-restricted', params: { markers: named([found, ...others]) } }],
    });
  const work = { actor, purpose: 'rights', action: 'grounds.ask-opening' };
  const asked = opening.parse(
    await atOptions(() => ctx.db.perform(work, (tx) => askOpening(tx, found.restrictionId, wish.data))),
  );
  if (options.json) return JSON.stringify(asked);
  return asked.state === 'open'
    ? `${asked.marker} is open to ${options.user} until ${asked.openUntil}. It is on record that nobody else was there.`
    : `Asked to open ${asked.marker}. A second person approves it in the browser, among the restrictions; then this command reaches it with --user ${options.user}.`;
}

/** Whoever is not there may rest: then the answer says which record, and how it is opened. */
export async function withHint<T>(ctx: Ctx, actor: Actor, who: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-found') throw error;
    const found = await restrictedOf(ctx, actor, who);
    if (found.length === 0) throw error;
    throw new AppError('conflict', {
      faults: [{ at: 'who', code: 'restricted-open-first', params: { markers: named(found) } }],
      cause: error,
    });
  }
}

/** Records that are meant, by what the person is known by, whole, or by the marker; the log keeps who was found. */
async function restrictedOf(ctx: Ctx, actor: Actor, who: string): Promise<Marked[]> {
  const value = who.trim();
  if (/^E-/i.test(value)) {
    const work = { actor, purpose: 'rights', action: 'grounds.list-restrictions', reads: true };
    const { items } = await ctx.db.perform(work, listRestricted);
    const marked = items.filter(({ marker }) => marker === value.toUpperCase());
    if (marked.length > 0) return marked;
  }
  const work = { actor, purpose: 'rights', action: 'grounds.find-restriction', reads: true };
  const question = { email: value, phone: value, customerNumber: value };
  return (await ctx.db.perform(work, (tx) => findRestricted(tx, question))).items;
}

const named = (records: readonly Marked[]): string => records.map(({ marker }) => marker).join(', ');

/** Faults name the fields of the route; here they are options. */
async function atOptions<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || error.faults.length === 0) throw error;
    const faults = error.faults.map((fault) => ({
      ...fault,
      at: fault.at === 'body.isAlone' ? '--alone' : 'who',
    }));
    throw new AppError(error.code, { faults, params: error.params, cause: error });
  }
}
