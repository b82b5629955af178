import { v7 as uuid } from 'uuid';
import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Tx } from '../../platform/db/index.ts';
import { faultsOfNamed } from './check-named.ts';
import { requireCommunication } from './communication.ts';
import type { InteractionInput } from './contract.ts';
import { freezeLetter, isLetter } from './freeze-letter.ts';
import type { NewInteraction } from './new-interaction.ts';
import { insertInteractions, readNamed } from './store-write.ts';

/**
 * Stores an interaction as the caller's own and returns its id. The company is that of the deal or ticket, or of the
 * first of the people, where the input does not say.
 * @throws AppError invalid-input naming every fault, purpose-not-suitable
 */
export async function createInteraction(tx: Tx, input: InteractionInput): Promise<string> {
  requireCommunication(tx);
  const people = [...new Set(input.people)];
  const named = await readNamed(tx, { ...input, people });
  const companyId =
    input.companyId === undefined
      ? (named.deals.get(input.dealId ?? '') ??
        named.tickets.get(input.ticketId ?? '') ??
        named.companyOfFirst)
      : input.companyId;
  const faults: Fault[] = [
    ...faultsOfNamed(input, named),
    ...(input.subject === '' && input.content === '' ? [{ at: 'body.subject', code: 'nothing-said' }] : []),
    ...(people.length === 0 && companyId === null ? [{ at: 'body.people', code: 'nobody-took-part' }] : []),
    ...(input.isCommercialLetter && !isLetter(input.channel, input.direction)
      ? [{ at: 'body.isCommercialLetter', code: 'not-a-letter' }]
      : []),
  ];
  if (faults.length > 0) throw new AppError('invalid-input', { faults });
  const { isCommercialLetter, ...fields } = input;
  const interaction = ownInteraction(tx, {
    ...fields,
    companyId,
    people,
    occurredAt: input.occurredAt ? new Date(input.occurredAt) : (tx.startedAt ?? new Date()),
  });
  await insertInteractions(tx, [interaction]);
  if (isCommercialLetter) await freezeLetter(tx, interaction.interactionId, 'body.isCommercialLetter');
  return interaction.interactionId;
}

/** An interaction of the actor, with a new id. Notes are internal. */
export function ownInteraction(
  tx: Tx,
  fields: Omit<NewInteraction, 'interactionId' | 'ownerId' | 'teamId'>,
): NewInteraction {
  const { actor } = tx.work;
  return {
    ...fields,
    interactionId: uuid(),
    direction: fields.channel === 'note' ? 'internal' : fields.direction,
    ownerId: actor.kind === 'user' ? actor.id : (actor.userId ?? null),
    teamId: actor.teamId,
  };
}
