import { AppError, type Fault } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Sql, Tx } from '../../platform/db/index.ts';
import { checkOwn, writeOwn } from '../fields/index.ts';
import type { Entry } from '../grounds/index.ts';
import { faultsOfCompanies, faultsOfNamelessness } from './check-named.ts';
import { faultsOfClosed } from './closed-fields.ts';
import type { ContactChange } from './contract.ts';
import { letReturn } from './let-return.ts';
import { faultsOfPlacement } from './place-contact.ts';
import { normaliseLists } from './prepare-contact.ts';
import { insertListRows, refreshSearch } from './store.ts';
import {
  deleteList,
  type LockedContact,
  lockContact,
  readContact,
  refreshNames,
  updateContactRow,
} from './store-contact.ts';
import { type KnownIds, readKnownIds } from './store-known.ts';
import { tellCorrected } from './tell-recipients.ts';

/**
 * Writes the fields that were sent, lists as a whole; everything else stays as it is. Who received what changed is told.
 * `isMerged`: the caller has looked whether somebody restricted has what the contact will be known by.
 * @throws AppError not-found, conflict (somebody was faster), invalid-input naming every fault, suppressed
 */
export async function changeContact(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  change: ContactChange,
  { isMerged = false }: { isMerged?: boolean } = {},
): Promise<void> {
  const current = await lockContact(tx, contactId);
  if (current.version !== change.version)
    throw new AppError('conflict', { faults: [{ at: 'body.version', code: 'changed-meanwhile' }] });
  const known = await readKnownIds(tx, {
    users: change.ownerId ? [change.ownerId] : [],
    teams: change.teamId ? [change.teamId] : [],
    companies: (change.companies ?? []).map(({ companyId }) => companyId),
  });
  const own = await checkOwn(tx, 'contact', change.own, { isNew: false });
  const faults = [...faultsOfChange(tx, change, current, known), ...own.faults];
  if (faults.length > 0) throw new AppError('invalid-input', { faults });

  const lists = listsOf(change, current, known.country);
  const added = addedPoints(lists, current);
  const entry = entryOf(change, current, { lists, added });
  if (entry && !isMerged) await letReturn(ctx, tx, contactId, { entry, added }, change.askedToReturn);
  const named = (['emails', 'phones', 'addresses', 'socials', 'companies', 'tags', 'note'] as const).filter(
    (list) => change[list] !== undefined,
  );
  const before = current.is_disclosed ? await readContact(tx, contactId) : undefined;
  const statements: Sql[] = [
    updateContactRow(contactId, change),
    ...named.map((list) => deleteList(contactId, list)),
    ...insertListRows([{ contactId, ...lists }]),
    ...writeOwn(tx, 'contact', [{ recordId: contactId, values: own.values }]),
    refreshNames([contactId]),
    refreshSearch([contactId]),
  ];
  await tx.batch(statements);
  if (before) await tellCorrected(tx, { before, after: await readContact(tx, contactId) });
}

/** Fields of which one must be left. */
const NAMING: ReadonlySet<string> = new Set([
  'givenName',
  'middleName',
  'familyName',
  'nickname',
  'emails',
  'phones',
]);

function faultsOfChange(tx: Tx, change: ContactChange, current: LockedContact, known: KnownIds): Fault[] {
  const kept = <T>(sent: T | undefined, stored: T): T => (sent === undefined ? stored : sent);
  const sent = Object.keys(change).filter((name) => change[name as keyof ContactChange] !== undefined);
  return [
    ...faultsOfClosed(tx, sent),
    ...faultsOfPlacement(
      tx,
      known,
      { ownerId: kept(change.ownerId, current.owner_id), teamId: kept(change.teamId, current.team_id) },
      { ownerId: current.owner_id, teamId: current.team_id },
    ),
    ...faultsOfCompanies(change.companies ?? [], known.companies),
    ...(sent.some((name) => NAMING.has(name))
      ? faultsOfNamelessness({
          givenName: kept(change.givenName, current.given_name),
          middleName: kept(change.middleName, current.middle_name),
          familyName: kept(change.familyName, current.family_name),
          nickname: kept(change.nickname, current.nickname),
          emails: kept<readonly unknown[]>(change.emails, current.emails),
          phones: kept<readonly unknown[]>(change.phones, current.phones),
        })
      : []),
  ];
}

/**
 * The lists that the change names, as they are stored; a number sent back as it was read keeps how it was once entered,
 * an address since when it is on record.
 */
function listsOf(change: ContactChange, current: LockedContact, country: string) {
  const { emails = [], phones = [], socials = [], companies = [], tags = [] } = change;
  const lists = normaliseLists({ emails, phones, socials, companies, tags }, country);
  const entered = new Map(current.phones.map((phone) => [phone.number, phone.entered]));
  return {
    ...lists,
    emails: lists.emails.map((email) => ({ ...email, since: current.emails_since[email.address] })),
    phones: lists.phones.map((phone) => ({
      ...phone,
      entered: phone.entered || (entered.get(phone.number) ?? ''),
    })),
    addresses: change.addresses ?? [],
    note: change.note ?? null,
  };
}

/** What the contact will be recognised by, undefined where that stays as it is. */
function entryOf(
  change: ContactChange,
  current: LockedContact,
  { lists, added }: { lists: ReturnType<typeof listsOf>; added: ReturnType<typeof addedPoints> },
): Entry | undefined {
  const names = {
    givenName: [change.givenName, current.given_name],
    nickname: [change.nickname, current.nickname],
    familyName: [change.familyName, current.family_name],
    externalId: [change.externalId, current.external_id],
  } as const;
  const changed = Object.entries(names).filter(([, [sent, stored]]) => sent !== undefined && sent !== stored);
  if (changed.length === 0 && added.emails.length === 0 && added.phones.length === 0) return undefined;
  return {
    // What stays is looked at in the database, which knows it under every purpose.
    ...(change.emails ? { emails: lists.emails.map(({ address }) => address) } : {}),
    ...(change.phones ? { phones: lists.phones.map(({ number }) => number) } : {}),
    ...Object.fromEntries(changed.map(([name, [sent]]) => [name, sent])),
  };
}

function addedPoints(lists: ReturnType<typeof listsOf>, current: LockedContact) {
  const numbers = new Set(current.phones.map(({ number }) => number));
  return {
    emails: lists.emails.map(({ address }) => address).filter((address) => !current.emails.includes(address)),
    phones: lists.phones.map(({ number }) => number).filter((number) => !numbers.has(number)),
  };
}
