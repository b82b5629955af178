import { NIL_ID, systemActor } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { quietLedger, replayFooting } from '../grounds/index.ts';
import { type PendingNotice, replayNotices, type ToldWord, tellAgain } from '../recipients/index.ts';
import { eraseAgain } from './erase-again.ts';
import { type Fates, lastEvents, livesOfContact, readFates } from './fates.ts';
import { isEvent, type LedgerEvent, type LedgerLine } from './ledger.ts';
import { inOrder } from './line-order.ts';
import { heldCategories } from './store.ts';
import { insertLines, listUnknown, lockExport, pageOfIds } from './store-event.ts';
import { rootOf } from './store-lead.ts';

export interface Replayed {
  /** People erased again. */
  erased: number;
  /** Other lines that were done again. */
  events: number;
  /** Lines that the database did not know. */
  entries: number;
  /** People who are there although the ledger says that they were erased: asked afterwards, and 0. */
  resurrected: number;
}

const WORK = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'retention.replay' };
const PAGE = 20_000;
const BATCH = 500;
const LINES = 10_000;

/** Two contacts that were made one. */
export interface Merged {
  winnerId: string;
  loserId: string;
}
/** What of a replay is not retention's to do. */
export interface ReplayMeans {
  /** Makes two contacts one again. */
  mergeAgain: (tx: Tx, merged: Merged) => Promise<void>;
  /** Rows that are nobody's contact: by the hash of their id the last that the ledger says of them. */
  replayRows: (ctx: Ctx, tx: Tx, last: ReadonlyMap<string, LedgerEvent>) => Promise<void>;
  /** Notices of erasures that waited when the keys were copied. */
  pending?: readonly PendingNotice[];
  onProgress?: (line: string) => void;
}

/**
 * Does again, on a database that was restored from an older state, what the ledger says was done since: erases, suppresses,
 * restricts, closes, merges. Erasures commit in batches; the database knows the ledger only with the last commit, so that a
 * replay that is cut off is simply run again. Needs no order among people.
 */
export async function replayLedger(
  ctx: Ctx,
  unsorted: readonly LedgerLine[],
  { mergeAgain, replayRows, pending = [], onProgress = () => {} }: ReplayMeans,
): Promise<Replayed> {
  const lines = inOrder(unsorted);
  const fates = readFates(lines);
  const unknown: LedgerLine[] = [];
  for (let at = 0; at < lines.length; at += LINES) {
    const page = lines.slice(at, at + LINES);
    const ids = await ctx.db.perform(WORK, (tx) =>
      listUnknown(
        tx,
        page.map(({ id }) => id),
      ),
    );
    unknown.push(...page.filter(({ id }) => ids.has(id)));
  }
  const events = unknown.filter(isEvent);
  const { restrictions, grounds, suppressions, rows } = lastEvents(events);
  // Of whom a hold kept something, and in which backup that is not known yet: recipients were told with it.
  const heldUnknown = new Set(
    unknown.flatMap((line) => (!isEvent(line) && line.reason === 'held' ? [line.subject] : [])),
  );
  const heldSince = new Set<string>();
  const ids = new Map<string, string>();
  const winners = new Set(fates.into.values());
  const back: { id: string; hash: string }[] = [];
  const restricted: { contactId: string; event: LedgerEvent }[] = [];
  const held: string[] = [];
  for await (const { id, hash } of contactHashes(ctx)) {
    if (fates.erased.has(hash)) {
      back.push({ id, hash });
      continue;
    }
    if (fates.into.has(hash) || winners.has(hash)) ids.set(hash, id);
    if (fates.held.has(hash)) held.push(id);
    if (heldUnknown.has(hash)) heldSince.add(id);
    if (restrictions.size > 0) {
      // Whoever was merged since was restricted under the other's name; the later word holds.
      const event = livesOfContact(fates, hash)
        .flatMap((life) => restrictions.get(life) ?? [])
        .at(-1);
      if (event) restricted.push({ contactId: id, event });
    }
  }
  const backIds = new Map(back.map(({ id, hash }) => [hash, id]));
  /** Under whose id the first erasure told, where that one is there. */
  const lifeOf = ({ id, hash }: { id: string; hash: string }) => ({
    contactId: id,
    lifeId:
      livesOfContact(fates, hash)
        .flatMap((life) => backIds.get(life) ?? [])
        .at(-1) ?? id,
  });
  let erased = 0;
  for (let at = 0; at < back.length; at += BATCH) {
    erased += await ctx.db.perform(WORK, async (tx) => {
      const people = back.slice(at, at + BATCH);
      await quietLedger(tx);
      await tellAgain(tx, people.map(lifeOf));
      return eraseAgain(
        ctx,
        tx,
        people.map(({ id }) => id),
      );
    });
    onProgress(`erased again: ${erased} of ${back.length}`);
  }
  await ctx.db.perform(WORK, async (tx) => {
    await lockExport(tx);
    const kept = await heldCategories(tx, ctx.register, held);
    await quietLedger(tx);
    await tellAgain(
      tx,
      held.filter((id) => heldSince.has(id)).map((id) => ({ contactId: id, lifeId: id })),
    );
    await replayFooting(ctx, tx, {
      restrictions: [
        ...restricted.map(({ contactId, event }) => ({ contactId, ...event })),
        ...held.filter((id) => !kept.has(id)).map((id) => keepForClaims(id, ctx.clock.now())),
      ],
      grounds: [...grounds].map(([ground, { detail }]) => ({ ground, detail })),
      suppressions: [...suppressions.values()],
    });
    await replayRows(ctx, tx, rows);
    await replayNotices(ctx, tx, { words: lastWords(lines), pending });
    // Last, when each of them has what befell it under its own name.
    for (const merged of mergedSince(fates, ids)) await mergeAgain(tx, merged);
    for (let at = 0; at < unknown.length; at += LINES)
      await insertLines(tx, unknown.slice(at, at + LINES), NIL_ID);
  });
  const resurrected = await countResurrected(ctx, fates);
  return { erased, events: events.length, entries: unknown.length, resurrected };
}

/**
 * Somebody of whom a hold kept something, in a database that does not know the hold: their grounds close again, and the
 * clock would take what had to stay. Kept out of sight until a person has looked (Art. 18(1)(c)).
 */
const keepForClaims = (contactId: string, now: Date) => ({
  contactId,
  event: 'restricted',
  detail: { reason: 'claims', reviewOn: now.toISOString().slice(0, 10), at: now.toISOString() },
  at: now.toISOString(),
});

/** What the whole ledger says last of each notice: one that was told long ago is not told by a restore either. */
function lastWords(lines: readonly LedgerLine[]): Map<string, ToldWord> {
  const words = new Map<string, ToldWord>();
  for (const line of lines)
    if (isEvent(line) && line.event === 'recipient-told' && line.row)
      words.set(line.row, { state: line.detail.state as ToldWord['state'], at: line.at });
  return words;
}

/** In the order in which they were merged: who is there, and the first after them who is. `ids`: of those, by their hashes. */
function mergedSince(fates: Fates, ids: ReadonlyMap<string, string>): Merged[] {
  return [...fates.into.keys()].flatMap((hash) => {
    const [loserId, ...later] = livesOfContact(fates, hash).map((life) => ids.get(life));
    const winnerId = later.find((id) => id !== undefined);
    return loserId && winnerId ? [{ loserId, winnerId }] : [];
  });
}

/** How many contacts are there of whom the ledger says that they were erased. */
export async function countResurrected(ctx: Ctx, fates: Fates): Promise<number> {
  let count = 0;
  for await (const { hash } of contactHashes(ctx)) if (fates.erased.has(hash)) count += 1;
  return count;
}

async function* contactHashes(ctx: Ctx): AsyncGenerator<{ id: string; hash: string }> {
  const { table, subject } = rootOf(ctx.register);
  let after = NIL_ID;
  for (;;) {
    const page = await ctx.db.perform(WORK, (tx) => pageOfIds(tx, { table, key: subject }, after, PAGE));
    for (const id of page) yield { id, hash: ctx.keys.hash('ledger', id).toString('hex') };
    if (page.length < PAGE) return;
    after = page.at(-1)!;
  }
}
