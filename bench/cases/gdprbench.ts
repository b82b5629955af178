import { baselineSide } from '../gdprbench/baseline.ts';
import { Oracle } from '../gdprbench/oracle.ts';
import { PERSONAS, type Persona, runPersona } from '../gdprbench/personas.ts';
import { productSide } from '../gdprbench/product.ts';
import { isBusy, median, type Row, timed } from '../measure.ts';
import type { World } from '../world.ts';

const PAIRS = 3;
/** The paper's 10,000; the controller erases eight records in ten operations, and three pairs must not use them all up. */
const OPERATIONS: Record<Persona, number> = {
  processor: 10_000,
  regulator: 10_000,
  customer: 10_000,
  controller: 4000,
};
const GOAL = 1.25;

/** The four personas, Obhut and plain SQL in turn on one database; every answer of both is compared with the oracle's. */
export async function run(world: World): Promise<Row[]> {
  const size = `${world.contacts.toLocaleString('en')} records`;
  const rows: Row[] = [await spaceRow(world, size)];
  const oracle = new Oracle(world.contacts, world.startsAt);
  const sides = { product: productSide(world), baseline: baselineSide(world) };
  let answers = 0;
  const wrong: string[] = [];
  let seed = 1;
  // Readers first: pages are compared while nobody has written yet.
  for (const persona of ['processor', 'regulator', 'customer', 'controller'] as const) {
    const operations = OPERATIONS[persona];
    const busy = await isBusy();
    const times = { product: [] as number[], baseline: [] as number[] };
    for (let round = -1; round < PAIRS; round++) {
      for (const side of round % 2
        ? (['baseline', 'product'] as const)
        : (['product', 'baseline'] as const)) {
        // Both sides draw the same operations where nothing is used up by them.
        const isReader = persona === 'processor' || persona === 'regulator';
        const options = {
          operations: round < 0 ? operations / 4 : operations,
          seed: isReader ? round + 10 : seed++,
        };
        const time = await timed(async () => {
          const outcome = await runPersona(persona, sides[side], oracle, options);
          if (side === 'product') {
            answers += outcome.answers;
            wrong.push(...outcome.wrong);
          }
        });
        if (round >= 0) times[side].push(time / operations);
      }
    }
    const ratio = median(times.product.map((time, index) => time / times.baseline[index]!));
    rows.push({
      name: `GDPRbench ${persona}`,
      size,
      unit: 'ms an operation, 8 clients',
      product: median(times.product),
      baseline: median(times.baseline),
      ratio,
      goal: `at most ${GOAL} times`,
      met: ratio <= GOAL,
      note: `${operations.toLocaleString('en')} operations a run${busy ? '; the machine was busy' : ''}`,
    });
  }
  const share = (1 - wrong.length / answers) * 100;
  rows.push({
    name: 'GDPRbench correctness',
    size,
    unit: '% of answers',
    product: share,
    baseline: null,
    ratio: null,
    goal: '100 %',
    met: wrong.length === 0,
    note: `${answers.toLocaleString('en')} answers of ${PERSONAS.length} personas compared with the oracle${wrong.length > 0 ? `; first wrong: ${wrong[0]}` : ''}`,
  });
  return rows;
}

/** Bytes of everything over bytes of the personal data, before the workloads. */
async function spaceRow(world: World, size: string): Promise<Row> {
  const ask = async (text: string): Promise<number> => Number((await world.plain.query(text)).rows[0].bytes);
  const data = await ask(`SELECT sum(pg_column_size(c.*)) + (SELECT sum(pg_column_size(g.*)) FROM ground g)
      + (SELECT sum(pg_column_size(e.*)) FROM contact_email e) + (SELECT sum(pg_column_size(t.*)) FROM contact_tag t) AS bytes FROM contact c`);
  const sizeOf = (name: string) => ask(`SELECT pg_total_relation_size('${name}') AS bytes`);
  const whole = await ask(
    `SELECT sum(pg_total_relation_size(oid)) AS bytes FROM pg_class WHERE relnamespace = 'obhut'::regnamespace AND relkind = 'r'`,
  );
  const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MiB`;
  const factor = whole / data;
  return {
    name: 'GDPRbench space factor',
    size,
    unit: 'times the personal data with its metadata',
    product: factor,
    baseline: null,
    ratio: null,
    goal: 'at most 3.5',
    met: factor <= 3.5,
    note: `all ${megabytes(whole)}; rows of contact, ground, e-mail and tag ${megabytes(data)}; with their indexes contact ${megabytes(await sizeOf('contact'))}, ground ${megabytes(await sizeOf('ground'))}, search ${megabytes(await sizeOf('contact_search'))}`,
  };
}
