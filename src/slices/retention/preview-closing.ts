import type { z } from 'zod';
import { systemActor } from '../../kernel/actor.ts';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Category } from '../../kernel/category.ts';
import type { Register } from '../../kernel/register.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx, Work } from '../../platform/db/index.ts';
import { changeGround, footingOf, objectByPerson } from '../grounds/index.ts';
import type { ClosingInput, closingPreview } from './contract-closing.ts';
import { readStanding, type StandingRow } from './store-closing.ts';
import { countLost } from './store-narrow.ts';
import { countWalk, type Gone, type KeptRows } from './store-walk.ts';
import { KEPT, KEPT_BY_LAW } from './texts.ts';

type Language = 'de' | 'en';
type Preview = z.input<typeof closingPreview>;
interface Found {
  after: StandingRow;
  gone: Gone[];
  kept: KeptRows[];
  carried: Preview['carried'];
}

/** Nothing of it lasts: the transaction is taken back. */
class Rehearsed extends Error {}

const REHEARSAL = { actor: systemActor('upkeep'), purpose: 'upkeep', action: 'retention.rehearse' };

/**
 * What closing a ground, or an objection, would close at once and take after the narrowing period, and what would stay and
 * why: the change itself, in a transaction that is rolled back. Rows are counted whoever may see them, and told by category
 * where the caller's purpose opens that. Throws what the change would throw.
 */
export async function previewClosing(
  ctx: Ctx,
  work: Work,
  contactId: string,
  input: ClosingInput,
  language: Language,
): Promise<Preview> {
  // Whom the caller does not see is not there; and the look stands in the log under the caller's name.
  const open = await ctx.db.perform(work, async (tx) => {
    const { grounds } = await footingOf(ctx, tx, contactId, language);
    if (input.groundId && !grounds.some(({ groundId }) => groundId === input.groundId))
      throw new AppError('not-found');
    return new Set(tx.purposes.get(work.purpose)?.categories ?? []);
  });
  let found: Found | undefined;
  await ctx.db
    .perform(REHEARSAL, async (tx) => {
      found = await rehearse(ctx, tx, contactId, input, language);
      throw new Rehearsed();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Rehearsed)) throw error;
    });
  const { after, gone, kept, carried } = found!;
  const goes = byCategory(ctx.register, gone, language, (category) =>
    category === null ? work.purpose === 'rights' : open.has(category),
  );
  return {
    contact: standingOf(after, work.purpose === 'rights'),
    goesAt: goes.length > 0 ? (staysOn(after) ? after.narrows_at : after.deletes_at) : null,
    goes,
    carried,
    keeps: keepsOf(after, kept, work.purpose === 'rights', language),
  };
}

async function rehearse(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
  input: ClosingInput,
  language: Language,
): Promise<Found> {
  const before = await readStanding(tx, ctx.register, contactId);
  const { grounds } = await close(ctx, tx, contactId, input, language);
  const after = await readStanding(tx, ctx.register, contactId);
  const { gone: all, kept } = await countWalk(tx, ctx.register, [contactId]);
  const lasting = grounds.filter(({ status, ends_at }) => status === 'given' && ends_at > tx.startedAt!);
  const purposes = [...new Set(lasting.map(({ purpose_key }) => purpose_key))];
  const isNewlyUncovered = after.lost_purposes !== before.lost_purposes && after.uncovered;
  const gone = staysOn(after)
    ? await countLost(tx, ctx.register, [
        {
          contact_id: contactId,
          lost: after.lost & ~before.lost & ~after.held,
          uncovered: isNewlyUncovered,
        },
      ])
    : all;
  return {
    after,
    gone,
    kept,
    carried: {
      purposes,
      categories: [...new Set(purposes.flatMap((key) => tx.purposes.get(key)?.categories ?? []))],
    },
  };
}

function close(ctx: Ctx, tx: Tx, contactId: string, input: ClosingInput, language: Language) {
  const { groundId, status, purposes, directMarketing = false } = input;
  if (!groundId) return objectByPerson(ctx, tx, contactId, { purposes, directMarketing }, language);
  if (!status) throw invalid('body.status', 'nothing-to-change');
  return changeGround(ctx, tx, { contactId, groundId }, { status }, language);
}

/** The contact itself does not go by the clock: a ground carries it, or a hold keeps a part. */
const staysOn = ({ has_ended, held }: StandingRow): boolean => !has_ended || held !== 0;

function standingOf(row: StandingRow, isRightsDesk: boolean): Preview['contact'] {
  const waitsFor = row.restricted_at
    ? 'restriction'
    : row.held !== 0
      ? 'hold'
      : row.owes_nothing
        ? null
        : 'request';
  const state = !row.has_ended ? 'stays' : waitsFor ? 'waits' : 'goes';
  return { state, deletesAt: row.deletes_at, waitsFor: state === 'waits' && isRightsDesk ? waitsFor : null };
}

function byCategory(
  register: Register,
  gone: readonly Gone[],
  language: Language,
  isOpen: (category: Category | null) => boolean,
): Preview['goes'] {
  const tables = new Map(register.map((table) => [table.table, table]));
  const groups = Map.groupBy(
    // What is made anew from other rows is no data more.
    gone.filter(({ table, rows }) => rows > 0 && !tables.get(table)?.derived),
    ({ table }) => tables.get(table)?.category ?? null,
  );
  return [...groups].map(([category, rows]) => {
    if (!isOpen(category)) return { category, rows: null, tables: [] };
    const counts = rows
      .map(({ table, rows: n }) => ({ table, label: tables.get(table)!.label[language], rows: n }))
      .sort((a, b) => b.rows - a.rows);
    return { category, rows: counts.reduce((sum, { rows: n }) => sum + n, 0), tables: counts };
  });
}

/** That somebody is in a dispute is the rights desk's to know; that the law keeps something is everybody's. */
function keepsOf(
  row: StandingRow,
  kept: readonly KeptRows[],
  isRightsDesk: boolean,
  language: Language,
): Preview['keeps'] {
  const last = kept.reduce<Date | null>((end, { until }) => (end && end > until ? end : until), null);
  const say = (code: string, { what, why }: (typeof KEPT)['archive'], until: Date | null) => ({
    code,
    what: what[language],
    why: why[language],
    until,
  });
  if (!isRightsDesk) return row.held !== 0 || kept.length > 0 ? [say('by-law', KEPT_BY_LAW, null)] : [];
  return [
    ...(row.held !== 0 ? [say('legal-hold', KEPT['legal-hold'], null)] : []),
    ...(kept.length > 0 ? [say('archive', KEPT.archive, last)] : []),
  ];
}
