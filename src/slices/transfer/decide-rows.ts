import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type DecidedRow, decideBatch, type Settled } from './decide-batch.ts';
import type { ColumnMapping } from './fields.ts';
import { purposesOf } from './footing-rule.ts';
import { RowsBefore } from './know-people.ts';
import type { SourceFile, SourceRow } from './read/source-file.ts';
import { toDraft } from './read/to-draft.ts';

/** An import as planned, with everything resolved that the plan leaves open. */
export interface Work extends Settled {
  source: SourceFile;
  mapping: ColumnMapping;
}

export interface DecidedBatch {
  rows: DecidedRow[];
  /** Blank records so far. */
  blankRows: number;
}

/** Rows a round trip; the memory of an import is a few batches, whatever the length of the file. */
const BATCH_ROWS = 1000;

/**
 * Reads the file and decides, batch by batch. Companies of the rows are matched or made on the way. The preview and
 * the run both consume this, and nothing else decides.
 */
export async function* decideRows(ctx: Ctx, tx: Tx, work: Work): AsyncGenerator<DecidedBatch> {
  const before = new RowsBefore(purposesOf(work.rule));
  let blankRows = 0;
  let batch: SourceRow[] = [];
  const decide = async (): Promise<DecidedBatch> => {
    const rows = batch.map((source) => ({ source, result: toDraft(source, work.mapping, work.options) }));
    batch = [];
    return { rows: await decideBatch(ctx, tx, work, rows, before), blankRows };
  };
  for await (const row of work.source.rows(() => blankRows++)) {
    if (batch.push(row) === BATCH_ROWS) yield await decide();
  }
  yield await decide();
}
