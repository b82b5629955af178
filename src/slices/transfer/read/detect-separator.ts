import { parseDelimited } from './parse-delimited.ts';
import { UnreadableFile } from './unreadable-file.ts';

export const SEPARATORS = [',', ';', '\t', '|'] as const;

const SAMPLE_ROWS = 200;

/** Excel's own line for saying it: `sep=;`. */
export const separatorLine = (text: string): RegExpMatchArray | null =>
  text.match(/^"?sep=(.)"?(?:\r\n|\n|\r|$)/i);

/**
 * The separator that cuts the sample into the most even table. Counting characters is not enough: German amounts
 * are full of commas, and "EXAMPLE, Jordan" in a one-column list is no second column.
 */
export async function detectSeparator(sample: string): Promise<string> {
  const said = separatorLine(sample)?.[1];
  if (said) return said;
  let best = { separator: ',', score: 0 };
  for (const separator of SEPARATORS) {
    const score = evenness(await columnCounts(sample, separator));
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** Share of rows with the usual width, weighed with that width; a table has at least two columns. */
function evenness(counts: number[]): number {
  const often = new Map<number, number>();
  for (const count of counts) often.set(count, (often.get(count) ?? 0) + 1);
  let width = 0;
  for (const [count, times] of often) {
    if (times > (often.get(width) ?? 0) || (times === often.get(width) && count > width)) width = count;
  }
  if (width < 2) return 0;
  const even =
    counts.reduce((sum, count) => sum + (count === width ? 1 : count < width ? 0.25 : 0), 0) / counts.length;
  // A first line of one column over rows of two is a one-column list of "Surname, Given name".
  return counts[0] === 1 && width === 2 ? 0 : even * even * Math.log2(width + 1);
}

async function columnCounts(sample: string, separator: string): Promise<number[]> {
  const counts: number[] = [];
  try {
    for await (const { cells } of parseDelimited(once(sample), separator, sample.length * 4 + 1)) {
      if (cells.some((cell) => cell !== '')) counts.push(cells.length);
      if (counts.length >= SAMPLE_ROWS) break;
    }
  } catch (error) {
    // The sample may end inside a quoted cell; what came before counts.
    if (!(error instanceof UnreadableFile)) throw error;
  }
  return counts;
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
