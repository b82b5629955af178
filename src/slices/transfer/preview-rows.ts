import type { z } from 'zod';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { Preview, PreviewRow, previewRow } from './contract.ts';
import { countRows, noCounts } from './count-rows.ts';
import { type DecidedRow, reachPurposes } from './decide-batch.ts';
import { decideRows, type Work } from './decide-rows.ts';
import { BasisTexts } from './describe-file.ts';
import { reachOf } from './know-people.ts';
import { countCompaniesOf, withoutTrace } from './store-people.ts';

const SHOWN_ROWS = 50;

/** Decides every row as the run would, and counts. Streams: holds the counts and the first rows only. */
export async function previewRows(ctx: Ctx, tx: Tx, work: Work): Promise<Preview> {
  const counts = noCounts();
  const problems = new Map<string, Preview['problems'][number]>();
  const texts = new BasisTexts();
  const shown: DecidedRow[] = [];
  // Companies are really matched and made, as in the run, and then taken back: so the number is right, too.
  await withoutTrace(tx, async () => {
    for await (const { rows, blankRows } of decideRows(ctx, tx, work)) {
      countRows(counts, rows, blankRows);
      for (const row of rows) {
        texts.add(row.draft);
        countProblems(problems, row);
        if (shown.length < SHOWN_ROWS) shown.push(row);
      }
    }
    counts.companies = await countCompaniesOf(tx, work.importId);
  });
  const matched = shown.flatMap(({ decision }) => decision.match?.contactId ?? []);
  const visible = await reachOf(tx, [...new Set(matched)], reachPurposes(tx, work.rule));
  return {
    importId: work.importId,
    counts,
    problems: [...problems.values()].sort((a, b) => b.rows - a.rows),
    basisTexts: texts.list(),
    rows: shown.map((row) => present(row, visible)),
  };
}

function countProblems(problems: Map<string, Preview['problems'][number]>, { decision }: DecidedRow): void {
  for (const { level, code, column } of decision.problems) {
    const key = JSON.stringify([level, code, column]);
    const known = problems.get(key);
    if (known) known.rows += 1;
    else problems.set(key, { level, code, ...(column !== undefined && { column }), rows: 1 });
  }
}

function present({ line, draft, decision }: DecidedRow, visible: ReadonlyMap<string, string>): PreviewRow {
  const { outcome, reason, problems, grounds, match } = decision;
  return {
    line,
    outcome,
    reason,
    draft,
    problems,
    grounds: grounds.map(({ purpose, legalBasis, startsAt, endsAt }) => ({
      purpose,
      legalBasis,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
    match: match && {
      by: match.by,
      line: match.line,
      contactId: match.contactId && visible.has(match.contactId) ? match.contactId : null,
    },
  } satisfies z.input<typeof previewRow> as PreviewRow;
}
