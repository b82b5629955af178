import { setImmediate } from 'node:timers/promises';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { type DecidedRow, decideBatch, type Settled } from './decide-batch.ts';
import type { ColumnMapping } from './fields.ts';
import { purposesOf } from './footing-rule.ts';
import { RowsBefore } from './know-people.ts';
import type { SourceFile, SourceRow } from './read/source-file.ts';
import { type DraftResult, toDraft } from './read/to-draft.ts';

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
/** Reading is work of the processor; after so many rows others get their turn. */
const ROWS_AT_A_TIME = 50;

/**
 * Reads the file and decides, batch by batch; while the database works on one batch, the next is read. Companies of
 * the rows are matched or made on the way. The preview and the run both consume this, and nothing else decides.
 */
export async function* decideRows(ctx: Ctx, tx: Tx, work: Work): AsyncGenerator<DecidedBatch> {
  const before = new RowsBefore(purposesOf(work.rule));
  const batches = readBatches(work);
  let next = readAhead(batches);
  try {
    for (;;) {
      const { value: batch, done } = await next;
      if (done) return;
      next = readAhead(batches);
      yield { rows: await decideBatch(ctx, tx, work, batch.rows, before), blankRows: batch.blankRows };
    }
  } finally {
    // Lets go of the file, also where the run has failed in the middle.
    await batches.return(undefined);
  }
}

/** Begins to read. What goes wrong comes out where the batch is waited for; until then it is nobody's. */
function readAhead<T>(batches: AsyncGenerator<T>): Promise<IteratorResult<T>> {
  const next = batches.next();
  next.catch(() => {});
  return next;
}

interface ReadBatch {
  rows: { source: SourceRow; result: DraftResult }[];
  blankRows: number;
}

/** At least one batch, so that the blank rows of a file without any others are told. */
async function* readBatches(work: Work): AsyncGenerator<ReadBatch> {
  let blankRows = 0;
  let rows: ReadBatch['rows'] = [];
  for await (const source of work.source.rows(() => blankRows++)) {
    rows.push({
      source,
      result: toDraft(source, work.mapping, { ...work.options, ownFields: work.ownFields }),
    });
    if (rows.length % ROWS_AT_A_TIME === 0) await setImmediate();
    if (rows.length < BATCH_ROWS) continue;
    yield { rows, blankRows };
    rows = [];
  }
  yield { rows, blankRows };
}
