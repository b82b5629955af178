import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { faultsOfNamed } from './check-named.ts';
import type { InteractionChange } from './contract.ts';
import { type CurrentInteraction, lockInteraction, readNamed, updateInteraction } from './store-write.ts';

/**
 * Writes the fields that were sent; everything else stays as it is.
 * @throws AppError not-found, conflict (somebody was faster), invalid-input naming every fault
 */
export async function changeInteraction(
  tx: Tx,
  interactionId: string,
  { people: named, ...sent }: InteractionChange,
): Promise<void> {
  const people = named && [...new Set(named)];
  const change = { ...sent, ...(people ? { people } : {}) };
  const current = await lockInteraction(tx, interactionId);
  if (current.version !== change.version) throw changedMeanwhile();
  const faults = [
    ...faultsOfNamed(change, await readNamed(tx, { ...change, people: people ?? [] })),
    ...faultsOfWhatIsLeft(change, current),
  ];
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  const isNote = (change.channel ?? current.channel) === 'note';
  const written = await updateInteraction(
    tx,
    interactionId,
    isNote ? { ...change, direction: 'internal' } : change,
    current,
  );
  if (!written) throw changedMeanwhile();
}

const changedMeanwhile = (): AppError =>
  new AppError('conflict', { faults: [{ at: 'body.version', code: 'changed-meanwhile' }] });

/** It must go on saying something, and be about somebody. */
function faultsOfWhatIsLeft(change: InteractionChange, current: CurrentInteraction): Fault[] {
  const faults: Fault[] = [];
  if ((change.subject ?? current.subject) === '' && (change.content ?? current.content) === '')
    faults.push({ at: 'body.subject', code: 'nothing-said' });
  if (current.has_people && change.people?.length === 0)
    faults.push({ at: 'body.people', code: 'nobody-left' });
  if (!current.has_people && !change.people?.length && change.companyId === null)
    faults.push({ at: 'body.companyId', code: 'nobody-took-part' });
  return faults;
}
