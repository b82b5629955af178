import { isBusy, type Row } from './measure.ts';
import { circumstances, writeReport } from './report.ts';
import { makeWorld, type World } from './world.ts';

/** `npm run bench` runs everything and writes docs/performance.md; `npm run bench -- list search` runs some. */
export type Bench = (world: World) => Promise<Row[]>;

const CASES: Record<string, () => Promise<{ run: Bench }>> = {
  list: () => import('./cases/list.ts'),
  search: () => import('./cases/search.ts'),
  report: () => import('./cases/report.ts'),
  erasure: () => import('./cases/erasure.ts'),
  // import: () => import('./cases/import.ts'),
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in CASES));
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${Object.keys(CASES).join(', ')}`);
  process.exit(1);
}
const busy = isBusy();
console.log('Making 100,000 contacts ...');
const world = await makeWorld(100_000);
const rows: Row[] = [];
try {
  for (const name of chosen.length > 0 ? chosen : Object.keys(CASES)) {
    const { run } = await CASES[name]!();
    for (const row of await run(world)) {
      rows.push(row);
      console.log(
        `${row.name}: ${row.product?.toFixed(2)} / ${row.baseline?.toFixed(2)} ${row.unit}, ratio ${row.ratio?.toFixed(2)}`,
      );
    }
  }
  const { server_version: version } = (await world.plain.query('SHOW server_version')).rows[0];
  writeReport(rows, circumstances(version, busy));
} finally {
  await world.close();
}
