import { isEvent, type LedgerLine } from './ledger.ts';

/**
 * The lines of the ledger's file in the order in which they were written, which says what was the last word: a clock that
 * was set back, or a transaction that began earlier and committed later, does not. Lines of other files, which stand between
 * `restored` and `restored`, come in by their times.
 */
export function inOrder(lines: readonly LedgerLine[]): LedgerLine[] {
  let last = { erasure: '', event: '' };
  const timed = lines.map((line) => {
    if (isEvent(line) && line.event === 'restored') {
      last = { erasure: '', event: '' };
      return { line, time: line.at };
    }
    const [kind, at] = isEvent(line) ? (['event', line.at] as const) : (['erasure', line.erasedAt] as const);
    if (at > last[kind]) last[kind] = at;
    return { line, time: last[kind] };
  });
  return timed.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)).map(({ line }) => line);
}
