import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { PreferenceChange, PreferenceInput } from './contract.ts';
import { requireOpen } from './require-open.ts';
import {
  insertPreference,
  lockPreference,
  type PreferenceRow,
  type PreferenceValues,
  readPreference,
  readUsableGrounds,
  updatePreference,
} from './store-preference.ts';
import { todayOf } from './today.ts';

/**
 * Keeps a preference on a ground that holds: the named one, else the one for the purpose of the call that lasts longest.
 * @throws AppError not-found, invalid-input naming every fault, purpose-not-suitable
 */
export async function addPreference(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  input: PreferenceInput,
): Promise<PreferenceRow> {
  const { groundId, faults } = await groundFor(tx, contactId, input.groundId);
  requireOpen(tx, 'preferences');
  const values = { ...input, groundId, notedOn: input.notedOn ?? null };
  refuseFaulty(ctx, values.notedOn, faults);
  return readPreference(tx, await insertPreference(tx, contactId, values, todayOf(ctx)));
}

/** What is not named stays. @throws AppError not-found, conflict, invalid-input naming every fault */
export async function changePreference(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  preferenceId: string,
  { version, ...change }: PreferenceChange,
): Promise<PreferenceRow> {
  const row = await lockPreference(tx, contactId, preferenceId);
  if (row.version !== version)
    throw new AppError('conflict', { faults: [{ at: 'body.version', code: 'changed-meanwhile' }] });
  const { groundId, faults } =
    change.groundId === undefined
      ? { groundId: row.ground_id, faults: [] }
      : await groundFor(tx, contactId, change.groundId);
  const values: PreferenceValues = {
    kind: change.kind ?? row.kind,
    topic: change.topic ?? row.topic,
    value: change.value ?? row.value,
    productVersion: change.productVersion ?? row.product_version,
    source: change.source ?? row.source,
    notedOn: change.notedOn ?? null,
    groundId,
  };
  refuseFaulty(ctx, values.notedOn, faults);
  await updatePreference(tx, preferenceId, values);
  return readPreference(tx, preferenceId);
}

async function groundFor(
  tx: Tx,
  contactId: string,
  named: string | undefined,
): Promise<{ groundId: string; faults: Fault[] }> {
  const grounds = await readUsableGrounds(tx, contactId, tx.work.purpose);
  const found = named ? grounds.find(({ ground_id }) => ground_id === named) : grounds[0];
  if (found?.ground_id) return { groundId: found.ground_id, faults: [] };
  return { groundId: '', faults: [{ at: 'body.groundId', code: 'no-such-ground' }] };
}

function refuseFaulty(ctx: Ctx, notedOn: string | null, faults: readonly Fault[]): void {
  const all = [
    ...faults,
    ...(notedOn !== null && notedOn > todayOf(ctx) ? [{ at: 'body.notedOn', code: 'noted-in-future' }] : []),
  ];
  if (all.length > 0) throw new AppError('invalid-input', { faults: all });
}
