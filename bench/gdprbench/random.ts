/** Seeded numbers in [0, 1): the same workload at every run (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Scrambled Zipfian over [0, items), theta 0.99, as YCSB draws it: few are asked for often, and they lie anywhere. */
export function zipfOver(items: number, random: () => number): () => number {
  const theta = 0.99;
  let zetaN = 0;
  for (let i = 1; i <= items; i++) zetaN += 1 / i ** theta;
  const zeta2 = 1 + 0.5 ** theta;
  const alpha = 1 / (1 - theta);
  const eta = (1 - (2 / items) ** (1 - theta)) / (1 - zeta2 / zetaN);
  return () => {
    const u = random();
    const uz = u * zetaN;
    const rank = uz < 1 ? 0 : uz < zeta2 ? 1 : Math.floor(items * (eta * u - eta + 1) ** alpha);
    return (Math.imul(rank + 1, 0x9e3779b1) >>> 0) % items;
  };
}
