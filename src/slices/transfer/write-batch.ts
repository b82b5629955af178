import { v7 as uuid } from 'uuid';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import {
  closedFields,
  insertContacts,
  type NewContact,
  prepareContact,
  updateContactBlanks,
} from '../contacts/index.ts';
import { insertGrounds, suppressContacts } from '../grounds/index.ts';
import type { DecidedRow, Settled } from './decide-batch.ts';
import type { Work } from './decide-rows.ts';
import { identifiersInCells } from './find-identifiers.ts';
import { openOwn } from './own-values.ts';
import { identifiersOf } from './person-key.ts';
import { insertQuarantine, insertRejected } from './store-intake.ts';
import { readGroundsOf } from './store-people.ts';

/**
 * Contact ids of one run, from the line alone: a later row of the same person finds the contact that an earlier one
 * made, and nothing has to be remembered for it.
 */
export class ContactIds {
  private readonly msecs: number;
  private readonly random = crypto.getRandomValues(new Uint8Array(16));

  constructor(startedAt: Date) {
    this.msecs = startedAt.getTime();
  }
  of(line: number): string {
    return uuid({ msecs: this.msecs, seq: line, random: this.random });
  }
}

/** Carries out what was decided for a batch: contacts each under the purpose of their ground, the rest under intake. */
export async function writeBatch(
  ctx: Ctx,
  tx: Tx,
  work: Work,
  rows: readonly DecidedRow[],
  ids: ContactIds,
): Promise<void> {
  await writeContacts(ctx, tx, work, rows, ids);
  await tx.continueUnder('intake');
  await keepOthers(tx, work, rows);
}

/** Makes and completes contacts, each under the purpose that was decided. */
export async function writeContacts(
  ctx: Ctx,
  tx: Tx,
  work: Settled,
  rows: readonly DecidedRow[],
  ids: ContactIds,
): Promise<void> {
  await createContacts(ctx, tx, work, rows, ids);
  await completeContacts(tx, work, rows, ids);
}

const withOutcome = (rows: readonly DecidedRow[], outcome: DecidedRow['decision']['outcome']): DecidedRow[] =>
  rows.filter(({ decision }) => decision.outcome === outcome);

async function createContacts(
  ctx: Ctx,
  tx: Tx,
  work: Settled,
  rows: readonly DecidedRow[],
  ids: ContactIds,
): Promise<void> {
  for (const [purpose, group] of Map.groupBy(withOutcome(rows, 'created'), (row) => row.purpose!)) {
    await tx.continueUnder(purpose);
    await insertContacts(
      ctx,
      tx,
      group.map((row) => newContact(tx, work, row, ids.of(row.line))),
    );
    // An objection that came along must last, also when somebody later finds another reason to write (Art. 21(3)).
    for (const objected of new Set(group.flatMap((row) => row.objected))) {
      const people = group.filter((row) => row.objected.includes(objected)).map((row) => ids.of(row.line));
      await suppressContacts(ctx, tx, people, objected, 'objected');
    }
  }
}

async function completeContacts(
  tx: Tx,
  work: Settled,
  rows: readonly DecidedRow[],
  ids: ContactIds,
): Promise<void> {
  for (const [purpose, group] of Map.groupBy(withOutcome(rows, 'completed'), (row) => row.purpose!)) {
    await tx.continueUnder(purpose);
    const completions = group.map((row) => {
      const { contactId, line } = row.decision.match!;
      const id = contactId ?? ids.of(line!);
      return { contactId: id, contact: newContact(tx, work, row, id) };
    });
    await updateContactBlanks(tx, completions);
    await insertGrounds(tx, await missingGrounds(tx, work, completions), work.importId);
  }
}

/** One ground for each purpose and contact, and none that the import has given already: several rows can be one person. */
async function missingGrounds(
  tx: Tx,
  { importId }: Settled,
  completions: readonly { contactId: string; contact: NewContact }[],
): Promise<{ contactId: string; ground: NewContact['grounds'][number] }[]> {
  const keyOf = (contactId: string, purpose: string): string => `${contactId} ${purpose}`;
  const ids = completions.map(({ contactId }) => contactId);
  const given = new Set(
    (await readGroundsOf(tx, importId, ids)).map((row) => keyOf(row.contact_id, row.purpose_key)),
  );
  return completions
    .flatMap(({ contactId, contact }) => contact.grounds.map((ground) => ({ contactId, ground })))
    .filter(({ contactId, ground }) => {
      const key = keyOf(contactId, ground.purpose);
      return !given.has(key) && given.add(key);
    });
}

/** What the purpose does not open is left out (Art. 5(1)(c)); the decision has said so. */
function newContact(tx: Tx, work: Settled, row: DecidedRow, contactId: string): NewContact {
  const { options, importId } = work;
  const contact = prepareContact(row.fields!, {
    country: options.defaultCountry,
    ownerId: options.ownerId ?? null,
    teamId: options.teamId ?? null,
    grounds: row.decision.grounds,
    importId,
  });
  const left = closedFields(tx, row.fields!).map((field) => [
    field,
    Array.isArray(contact[field]) ? [] : null,
  ]);
  const own = openOwn(tx, work, row.own, tx.work.purpose);
  return { ...contact, ...Object.fromEntries(left), own, contactId };
}

async function keepOthers(tx: Tx, work: Work, rows: readonly DecidedRow[]): Promise<void> {
  const quarantined = withOutcome(rows, 'quarantined').map(({ line, draft, key, decision }) => ({
    id: uuid(),
    line,
    draft: draft!,
    identifiers: identifiersOf(key!),
    reason: decision.reason!,
  }));
  const rejected = [
    ...withOutcome(rows, 'rejected').map(({ line, source, decision }) => ({
      line,
      cells: source.cells,
      identifiers: identifiersInCells(source, work),
      reasons: decision.problems,
    })),
    // Suppressed people are told apart by the number of their row alone: their data goes nowhere.
    ...withOutcome(rows, 'suppressed').map(({ line, decision }) => ({
      line,
      cells: {},
      identifiers: [],
      reasons: decision.problems,
    })),
  ];
  await tx.batch([
    ...(quarantined.length > 0 ? [insertQuarantine(work.importId, quarantined)] : []),
    ...(rejected.length > 0 ? [insertRejected(work.importId, rejected)] : []),
  ]);
}
