import { cpus } from 'node:os';
import { setTimeout } from 'node:timers/promises';

export interface Row {
  name: string;
  size: string;
  unit: string;
  product: number | null;
  baseline: number | null;
  /** product / baseline of times, so that 1 is equal and less is faster; null where there is no baseline. */
  ratio: number | null;
  goal: string;
  met: boolean | null;
  note?: string;
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
export const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))]!;

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Product and baseline in turn, `pairs` times; medians in milliseconds. The order changes with each pair. */
export async function alternate(
  pairs: number,
  product: (round: number) => Promise<unknown>,
  baseline: (round: number) => Promise<unknown>,
): Promise<{ product: number; baseline: number; ratio: number }> {
  const times: { product: number[]; baseline: number[] } = { product: [], baseline: [] };
  for (let round = 0; round < pairs; round++) {
    const order = round % 2 ? (['baseline', 'product'] as const) : (['product', 'baseline'] as const);
    for (const side of order)
      times[side].push(await timed(() => (side === 'product' ? product(round) : baseline(round))));
  }
  const ratios = times.product.map((time, index) => time / times.baseline[index]!);
  return { product: median(times.product), baseline: median(times.baseline), ratio: median(ratios) };
}

/**
 * Whether somebody else is at work on this machine; figures of such a run are marked. Asked while the bench itself rests:
 * the load average would count its own work of the minute before.
 */
export async function isBusy(): Promise<boolean> {
  const used = (): { work: number; all: number } => {
    const times = cpus().map(({ times }) => times);
    const all = times.reduce(
      (sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq,
      0,
    );
    return { work: all - times.reduce((sum, { idle }) => sum + idle, 0), all };
  };
  const before = used();
  await setTimeout(500);
  const after = used();
  return (after.work - before.work) / (after.all - before.all) > 0.25;
}
