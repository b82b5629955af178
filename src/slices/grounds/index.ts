import type { LegalBasis } from '../../kernel/purpose.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { GroundInput } from './contract.ts';

/** A ground ready to be stored: id given, end proposed by the firm's rule where the caller named none. */
export interface PlannedGround {
  groundId: string;
  purpose: string;
  legalBasis: LegalBasis;
  origin: GroundInput['origin'];
  originDetail: string;
  evidence: string;
  startsAt: Date;
  endsAt: Date;
  endRule: string;
}

/** What a contact's row must say at insert so that its own transaction can see it; the database checks it after. */
export interface InitialFooting {
  leadingGroundId: string;
  openPurposes: bigint;
  visibleUntil: Date;
  deletesAt: Date;
}

/** What a person can be recognised by. E-mail lower case, phone E.164, name and birthday or postcode as stored. */
export interface Identifiers {
  emails: readonly string[];
  phones: readonly string[];
  person?: {
    givenName: string | null;
    familyName: string | null;
    birthday: string | null;
    postalCode: string | null;
  };
}

/** Checks purposes, bases and dates of new grounds and fills in the ends; throws `invalid-input` naming every fault below `at`. */
export async function planGrounds(
  _ctx: Ctx,
  _tx: Tx,
  _inputs: readonly GroundInput[],
  _at: string,
): Promise<PlannedGround[]> {
  throw new Error('planGrounds');
}

/** The footing that these grounds give a new contact. */
export function initialFooting(_tx: Tx, _grounds: readonly PlannedGround[]): InitialFooting {
  throw new Error('initialFooting');
}

/** Stores grounds of any number of contacts in one statement; their contacts may be stored before or after, in the same transaction. */
export async function insertGrounds(
  _tx: Tx,
  _rows: readonly { contactId: string; ground: PlannedGround }[],
  _importId?: string,
): Promise<void> {
  throw new Error('insertGrounds');
}

/** For each person, the purposes that a suppression blocks (`*` blocks all), in one statement; an empty set where none does. */
export async function findSuppressed(
  _ctx: Ctx,
  _tx: Tx,
  _people: readonly Identifiers[],
): Promise<Set<string>[]> {
  throw new Error('findSuppressed');
}

/** Leaves keyed hashes of these contacts' identifiers, so that they do not come back by themselves (Art. 17, 21(3)). */
export async function suppressContacts(
  _ctx: Ctx,
  _tx: Tx,
  _contactIds: readonly string[],
  _purpose: string,
  _reason: 'erased' | 'objected',
): Promise<void> {
  throw new Error('suppressContacts');
}

/** The person asked to return: takes their suppression away again. */
export async function liftSuppression(_ctx: Ctx, _tx: Tx, _person: Identifiers): Promise<void> {
  throw new Error('liftSuppression');
}
