import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { checkOwn } from '../fields/index.ts';
import {
  checkEntry,
  type Identifiers,
  liftSuppression,
  type PlannedGround,
  planGrounds,
} from '../grounds/index.ts';
import { faultsOfCompanies, faultsOfNamelessness } from './check-named.ts';
import { closedFields } from './closed-fields.ts';
import type { ContactInput } from './contract.ts';
import { insertContacts } from './insert-contacts.ts';
import type { NewContact } from './new-contact.ts';
import { defaultPlacement, faultsOfPlacement, type Placement } from './place-contact.ts';
import { prepareContact } from './prepare-contact.ts';
import { type KnownIds, readKnownIds } from './store-known.ts';

/**
 * Stores a contact with its grounds and returns its id. Somebody who was erased, or who objected to a purpose of the
 * new grounds, comes back only with `askedToReturn`, which then stands in the evidence of each ground. Who is restricted
 * is not entered a second time (Art. 18).
 * @throws AppError invalid-input naming every fault, suppressed
 */
export async function createContact(
  ctx: Ctx,
  tx: Tx,
  input: ContactInput,
  language: 'de' | 'en',
): Promise<string> {
  const known = await readKnownIds(tx, {
    users: input.ownerId ? [input.ownerId] : [],
    teams: input.teamId ? [input.teamId] : [],
    companies: input.companies.map(({ companyId }) => companyId),
  });
  const placement = placementOf(tx, input, known);
  const own = await checkOwn(tx, 'contact', input.own, { isNew: true });
  const faults: Fault[] = [
    ...faultsOfNamelessness(input),
    ...closedFields(tx, input).map((name) => ({ at: `body.${name}`, code: 'category-closed' })),
    // A department that follows from the owner is no fault of its own.
    ...faultsOfPlacement(tx, known, placement).filter(
      ({ at }) => at !== 'body.teamId' || input.teamId !== undefined,
    ),
    ...faultsOfCompanies(input.companies, known.companies),
    ...own.faults,
  ];
  const grounds = await planAllGrounds(ctx, tx, input, language, faults);
  const { own: _, ...fields } = input;
  const prepared = prepareContact(fields, { ...placement, grounds, country: known.country });
  const contact = { ...prepared, own: own.values };
  await letIn(ctx, tx, contact, input.askedToReturn !== undefined);
  await insertContacts(ctx, tx, [contact]);
  return contact.contactId;
}

function placementOf(tx: Tx, input: ContactInput, known: KnownIds): Placement {
  const usual = defaultPlacement(tx);
  const ownerId = input.ownerId === undefined ? usual.ownerId : input.ownerId;
  const teamOfOwner = input.ownerId ? known.teamOfUser.get(input.ownerId) : undefined;
  return { ownerId, teamId: input.teamId === undefined ? (teamOfOwner ?? usual.teamId) : input.teamId };
}

/** The faults of the grounds come together with all others, in one answer. */
async function planAllGrounds(
  ctx: Ctx,
  tx: Tx,
  input: ContactInput,
  language: 'de' | 'en',
  faults: readonly Fault[],
): Promise<PlannedGround[]> {
  const now = tx.startedAt ?? ctx.clock.now();
  const opensThis = input.grounds.some(
    ({ purpose, startsAt }) =>
      purpose === tx.work.purpose && (startsAt === undefined || new Date(startsAt) <= now),
  );
  const all: Fault[] = [
    ...faults,
    ...(opensThis ? [] : [{ at: 'body.grounds', code: 'ground-for-this-purpose-missing' }]),
  ];
  const grounds = await planGrounds(ctx, tx, input.grounds.map(withReturn), 'body.grounds').catch(
    (error: unknown) => {
      if (!(error instanceof AppError) || error.code !== 'invalid-input') throw error;
      all.push(...error.faults);
      return [];
    },
  );
  if (all.length > 0) throw new AppError('invalid-input', { faults: all });
  return grounds;

  function withReturn(ground: ContactInput['grounds'][number]): ContactInput['grounds'][number] {
    if (!input.askedToReturn) return ground;
    const said = language === 'de' ? 'Auf eigenen Wunsch zurückgekehrt' : 'Returned at their own request';
    return {
      ...ground,
      evidence: [ground.evidence, `${said}: ${input.askedToReturn}`].filter(Boolean).join('\n\n'),
    };
  }
}

/** What a person who was erased, or who objected, is recognised by. */
export const identifiersOf = (contact: NewContact): Identifiers => ({
  emails: contact.emails.map(({ address }) => address),
  phones: contact.phones.map(({ number }) => number),
  person: {
    givenName: contact.givenName,
    familyName: contact.familyName,
    birthday: isoDate(contact.birthday),
    postalCode: contact.addresses[0]?.postalCode || null,
  },
});

const isoDate = (birthday: NewContact['birthday']): string | null =>
  birthday?.year
    ? `${birthday.year}-${String(birthday.month).padStart(2, '0')}-${String(birthday.day).padStart(2, '0')}`
    : null;

async function letIn(ctx: Ctx, tx: Tx, contact: NewContact, hasAsked: boolean): Promise<void> {
  const person = identifiersOf(contact);
  const purposes = contact.grounds.map(({ purpose }) => purpose);
  const { givenName, familyName, nickname, externalId } = contact;
  const blocked = await checkEntry(ctx, tx, {
    entry: { emails: person.emails, phones: person.phones, givenName, familyName, nickname, externalId },
    identifiers: person,
    standing: [],
  });
  if (!blocked.has('*') && !purposes.some((purpose) => blocked.has(purpose))) return;
  if (!hasAsked)
    throw new AppError('suppressed', {
      faults: [{ at: 'body.askedToReturn', code: 'asked-to-return-missing' }],
    });
  await liftSuppression(ctx, tx, person, purposes);
}
