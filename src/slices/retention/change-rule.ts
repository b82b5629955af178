import type { z } from 'zod';
import { AppError, type Fault, invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx, Work } from '../../platform/db/index.ts';
import type { changePreview, classChange, classInput, previewInput } from './contract.ts';
import { hasPeriod } from './rules.ts';
import { countDueAt } from './store-forecast.ts';
import {
  deleteClassRow,
  findClass,
  insertClass,
  lockClass,
  lockRule,
  periodTablesOf,
  updateClass,
  updateRule,
} from './store-rule.ts';

/** Gives a kind of data another class; from the next run on. Throws `not-found`, `invalid-input`. */
export async function changeRule(tx: Tx, table: string, classKey: string): Promise<void> {
  const rule = await lockRule(tx, table);
  // What goes with something else, or is told its end by whoever writes it, has nothing that another period could run from.
  if (!hasPeriod(rule)) throw invalid('body.classKey', 'rule-fixed');
  const wanted = await findClass(tx, classKey);
  if (!wanted) throw invalid('body.classKey', 'class-unknown');
  // What goes with the contact alone must have one: a stranger's request would stay for good.
  const staysWithContact = classKey === 'with-contact' && rule.kind === 'age';
  if ((wanted.is_fixed && !staysWithContact) || classKey === 'narrowing')
    throw invalid('body.classKey', 'class-unsuitable');
  await updateRule(tx, table, classKey);
  await tx.addJob('retention.forecast', {}, { key: 'retention.forecast.once' });
}

/** Changes the period and the words of a class. Throws `not-found`, `invalid-input`. */
export async function changeClass(
  tx: Tx,
  key: string,
  change: z.output<typeof classChange>,
  isRehearsal = false,
): Promise<void> {
  const row = await lockClass(tx, key);
  if (row.is_fixed) throw invalid('body', 'class-fixed');
  if (Object.keys(change).length === 0) throw invalid('body', 'nothing-to-change');
  // What a class says and what it does must not part: another period has other words.
  const isMoved =
    (change.period ?? row.period) !== row.period ||
    (change.unit ?? row.unit) !== row.unit ||
    (change.toYearEnd ?? row.to_year_end) !== row.to_year_end;
  const faults: Fault[] = [];
  if (isMoved && (change.labelDe ?? row.label_de) === row.label_de)
    faults.push({ at: 'body.labelDe', code: 'label-missing' });
  if (isMoved && (change.labelEn ?? row.label_en) === row.label_en)
    faults.push({ at: 'body.labelEn', code: 'label-missing' });
  if (faults.length > 0 && !isRehearsal) throw new AppError('invalid-input', { faults });
  await updateClass(tx, key, rowOf(change));
  await tx.addJob('retention.forecast', {}, { key: 'retention.forecast.once' });
}

/** Throws `invalid-input` where there is such a class. */
export async function addClass(tx: Tx, input: z.output<typeof classInput>): Promise<void> {
  const { key: class_key, period, unit, startEvent: start_event } = input;
  const isNew = await insertClass(tx, {
    class_key,
    period,
    unit,
    start_event,
    to_year_end: input.toYearEnd,
    label_de: input.labelDe,
    label_en: input.labelEn,
    statute_de: input.statuteDe,
    statute_en: input.statuteEn,
  });
  if (!isNew) throw invalid('body.key', 'class-taken');
}

/** Deletes a class of the firm's own that no kind of data has. Throws `not-found`, `conflict`. */
export async function deleteClass(tx: Tx, key: string): Promise<void> {
  const { is_builtin } = await lockClass(tx, key);
  if (is_builtin) throw new AppError('conflict', { faults: [{ at: 'path.key', code: 'class-builtin' }] });
  if ((await deleteClassRow(tx, key)) === 0)
    throw new AppError('conflict', { faults: [{ at: 'path.key', code: 'class-in-use' }] });
}

const rowOf = (change: z.output<typeof classChange>) => ({
  ...(change.period === undefined ? {} : { period: change.period }),
  ...(change.unit === undefined ? {} : { unit: change.unit }),
  ...(change.toYearEnd === undefined ? {} : { to_year_end: change.toYearEnd }),
  ...(change.labelDe === undefined ? {} : { label_de: change.labelDe }),
  ...(change.labelEn === undefined ? {} : { label_en: change.labelEn }),
  ...(change.statuteDe === undefined ? {} : { statute_de: change.statuteDe }),
  ...(change.statuteEn === undefined ? {} : { statute_en: change.statuteEn }),
});

class Rehearsed extends Error {}

/** How many rows a change would make due at once: the change itself, in a transaction that is rolled back. */
export async function previewChange(
  ctx: Ctx,
  work: Work,
  input: z.output<typeof previewInput>,
  language: 'de' | 'en',
): Promise<z.input<typeof changePreview>> {
  if ((input.rule === undefined) === (input.class === undefined)) throw invalid('body', 'rule-or-class');
  let kinds: z.input<typeof changePreview>['kinds'] = [];
  const rehearsal = ctx.db.perform(work, async (tx) => {
    const at = tx.startedAt ?? ctx.clock.now();
    const tables = input.rule ? [input.rule.table] : await periodTablesOf(tx, input.class!.key);
    const count = async () =>
      new Map((await countDueAt(tx, tables, at)).map(({ table_name, row_count }) => [table_name, row_count]));
    const before = await count();
    if (input.rule) await changeRule(tx, input.rule.table, input.rule.classKey);
    else await changeClass(tx, input.class!.key, input.class!.change, true);
    const after = await count();
    kinds = tables.map((table) => ({
      table,
      label: ctx.register.find((each) => each.table === table)?.label[language] ?? table,
      before: before.get(table) ?? 0,
      after: after.get(table) ?? 0,
    }));
    throw new Rehearsed();
  });
  await rehearsal.catch((error: unknown) => {
    if (!(error instanceof Rehearsed)) throw error;
  });
  if (kinds.length === 0 && input.rule) throw new AppError('not-found');
  return { kinds };
}
