import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Sql, Tx } from '../../platform/db/index.ts';
import { faultsOfClosed } from './closed-fields.ts';
import { type ContactFilters, filterOf } from './list-contacts.ts';
import { faultsOfPlacement } from './place-contact.ts';
import { readKnownIds } from './store-known.ts';
import { selectionOf } from './store-list.ts';
import { selectByFilter } from './store-many.ts';

/**
 * Whether many contacts may be given to this owner or department, or get labels under this purpose.
 * @throws AppError invalid-input at `body.change.value`
 */
export async function checkAssignment(
  tx: Tx,
  wish: { ownerId?: string | null; teamId?: string | null; tags?: true },
): Promise<void> {
  const known = await readKnownIds(tx, {
    users: wish.ownerId ? [wish.ownerId] : [],
    teams: wish.teamId ? [wish.teamId] : [],
    companies: [],
  });
  // What is not named is as it was: only the named part is asked.
  const unnamed = { ownerId: null, teamId: null };
  const asked = (name: 'ownerId' | 'teamId') => wish[name] !== undefined;
  const faults: Fault[] = [
    ...(asked('ownerId') || asked('teamId')
      ? faultsOfPlacement(
          tx,
          known,
          { ...unnamed, ...wish },
          {
            ownerId: asked('ownerId') ? UNLIKE_ANY : null,
            teamId: asked('teamId') ? UNLIKE_ANY : null,
          },
        )
      : []),
    ...(wish.tags ? faultsOfClosed(tx, ['tags']) : []),
  ];
  if (faults.length > 0)
    throw new AppError('invalid-input', {
      faults: faults.map((fault) => ({ ...fault, at: 'body.change.value' })),
    });
}
const UNLIKE_ANY = '';

/** Rows `c` of `contact` that the filters leave, for a statement that selects them itself. @throws AppError invalid-input */
export const selectionByFilters = async (tx: Tx, filters: ContactFilters): Promise<Sql> =>
  selectionOf(await filterOf(tx, filters));

/** Ids of the contacts that the filters leave, at most `limit`. @throws AppError invalid-input */
export const selectContacts = async (tx: Tx, filters: ContactFilters, limit: number): Promise<string[]> =>
  selectByFilter(tx, await filterOf(tx, filters), limit);
