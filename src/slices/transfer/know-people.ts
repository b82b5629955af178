import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { findSuppressed } from '../grounds/index.ts';
import type { Known, Match } from './decide-row.ts';
import { identifiersOf, type PersonKey, personKeyOf, suppressionKeysOf } from './person-key.ts';
import { SeenPeople } from './seen-people.ts';
import { findWaiting, type MatchRow, matchPeople, readVisible } from './store-people.ts';

/** One person of a batch: `n` is their place in it. */
export interface Candidate {
  n: number;
  line: number;
  key: PersonKey;
  postcodes: readonly string[];
}

/** The people of the rows so far, by what became of them. */
export class RowsBefore {
  readonly created = new SeenPeople();
  /** They are contacts that were there before the import. */
  readonly present = new SeenPeople();
  readonly quarantined = new SeenPeople();
  /** Purposes of the import: a contact that it makes is marked with the place of one that is open. */
  readonly purposes: readonly string[];

  constructor(purposes: readonly string[]) {
    this.purposes = purposes;
  }
}

/** What the database knows about a batch of people; asked once for all of them. */
export interface Surroundings {
  contacts: ReadonlyMap<number, MatchRow>;
  suppressed: ReadonlyMap<number, ReadonlySet<string>>;
  /** Rows in quarantine that match. */
  waiting: SeenPeople;
  /** Line numbers that wait in quarantine already, of an import of the same bytes. */
  waitingLines: ReadonlySet<number>;
  /** The purpose of the importer under which each matched contact can be reached. */
  reach: ReadonlyMap<string, string>;
}

/** Looks around for a batch: contacts, suppression, quarantine. `reachFor`: purposes to reach matched contacts under. */
export async function lookAround(
  ctx: Ctx,
  tx: Tx,
  people: readonly Candidate[],
  context: { except: string; sameFile: readonly string[]; reachFor: readonly string[] },
): Promise<Surroundings> {
  await tx.continueUnder('intake');
  const matches = people.length > 0 ? await matchPeople(tx, people, context.sameFile, context.except) : [];
  const suppressed = await suppressedOf(ctx, tx, people);
  const { waiting, waitingLines } = await waitingOf(tx, people, context);
  const matched = matches.flatMap(({ contact_id }) => contact_id ?? []);
  const reach = await reachOf(tx, [...new Set(matched)], context.reachFor);
  return {
    contacts: new Map(matches.map((row) => [row.n, row])),
    suppressed,
    waiting,
    waitingLines,
    reach,
  };
}

/** A row's person, from what is around and the rows before it. */
export function knownOf({ n, line, key }: Candidate, around: Surroundings, before: RowsBefore): Known {
  const suppressed = around.suppressed.get(n) ?? new Set<string>();
  const contact = around.contacts.get(n);
  const created = before.created.find(key);
  const shared = Boolean(contact?.shared) || created.shared;
  if (contact?.matched && contact.contact_id) {
    const match: Match = {
      by: contact.matched,
      line: null,
      contactId: contact.contact_id,
      reach: around.reach.get(contact.contact_id) ?? null,
    };
    return { match, shared: false, suppressed, waiting: false };
  }
  if (created.match) {
    const { by, line: at, mark } = created.match;
    const match: Match = { by, line: at, contactId: null, reach: before.purposes[mark] ?? null };
    return { match, shared: false, suppressed, waiting: false };
  }
  const present = before.present.find(key).match;
  if (present) {
    const match: Match = { by: present.by, line: present.line, contactId: null, reach: null };
    return { match, shared: false, suppressed, waiting: false };
  }
  const waits =
    before.quarantined.find(key).match ?? around.waiting.find(key).match ?? around.waitingLines.has(line);
  return { match: undefined, shared, suppressed, waiting: Boolean(waits) };
}

async function suppressedOf(
  ctx: Ctx,
  tx: Tx,
  people: readonly Candidate[],
): Promise<Map<number, ReadonlySet<string>>> {
  const entries = people.flatMap(({ n, key, postcodes }) =>
    suppressionKeysOf(key, postcodes).map((identifiers) => ({ n, identifiers })),
  );
  const found = await findSuppressed(
    ctx,
    tx,
    entries.map(({ identifiers }) => identifiers),
  );
  const suppressed = new Map<number, ReadonlySet<string>>();
  for (const [at, purposes] of found.entries()) {
    const { n } = entries[at]!;
    if (purposes.size > 0) suppressed.set(n, new Set([...purposes, ...(suppressed.get(n) ?? [])]));
  }
  return suppressed;
}

async function waitingOf(
  tx: Tx,
  people: readonly Candidate[],
  { except, sameFile }: { except: string; sameFile: readonly string[] },
): Promise<{ waiting: SeenPeople; waitingLines: Set<number> }> {
  const identifiers = people.flatMap(({ key }) => identifiersOf(key));
  const lines = people.map(({ line }) => line);
  const rows = people.length > 0 ? await findWaiting(tx, identifiers, lines, sameFile, except) : [];
  const waiting = new SeenPeople();
  for (const { draft, line } of rows) waiting.add(personKeyOf(draft), line);
  const same = new Set(sameFile);
  return {
    waiting,
    waitingLines: new Set(rows.filter(({ import_id }) => same.has(import_id)).map(({ line }) => line)),
  };
}

/** Tries the importer's purposes in turn until every contact is found or none is left. */
export async function reachOf(
  tx: Tx,
  contactIds: readonly string[],
  purposes: readonly string[],
): Promise<Map<string, string>> {
  const reach = new Map<string, string>();
  for (const purpose of purposes) {
    const open = contactIds.filter((id) => !reach.has(id));
    if (open.length === 0) break;
    await tx.continueUnder(purpose);
    for (const { contact_id } of await readVisible(tx, open)) reach.set(contact_id, purpose);
  }
  await tx.continueUnder('intake');
  return reach;
}
