import { isBusy, type Row } from './measure.ts';
import { circumstances, writeReport } from './report.ts';
import { makeWorld, type World } from './world.ts';

/**
 * `npm run bench` runs everything and writes docs/performance.md; `npm run bench -- list search` runs some. Rows of
 * benches that did not run stay as they were. What needs a million rows has a name of its own.
 */
export type Bench = (world: World) => Promise<Row[]>;

interface Case {
  kind: 'crm' | 'gdprbench';
  contacts: number;
  load(): Promise<{ run: Bench }>;
}
const HUNDRED_THOUSAND = 100_000;
const MILLION = 1_000_000;
const CASES: Record<string, Case> = {
  list: { kind: 'crm', contacts: HUNDRED_THOUSAND, load: () => import('./cases/list.ts') },
  search: { kind: 'crm', contacts: HUNDRED_THOUSAND, load: () => import('./cases/search.ts') },
  report: { kind: 'crm', contacts: HUNDRED_THOUSAND, load: () => import('./cases/report.ts') },
  erasure: { kind: 'crm', contacts: HUNDRED_THOUSAND, load: () => import('./cases/erasure.ts') },
  persons: { kind: 'crm', contacts: HUNDRED_THOUSAND, load: () => import('./cases/persons.ts') },
  // After the persons: to redact an entry of the log that names a thousand imported people takes 20 ms.
  import: { kind: 'crm', contacts: HUNDRED_THOUSAND, load: () => import('./cases/import.ts') },
  // After what reads: it erases people, and writes every table anew.
  backup: { kind: 'crm', contacts: HUNDRED_THOUSAND, load: () => import('./cases/backup.ts') },
  // The last of its size: it gives the folder to a server of its own.
  day: { kind: 'crm', contacts: HUNDRED_THOUSAND, load: () => import('./cases/day.ts') },
  'import-1m': {
    kind: 'crm',
    contacts: 50_000,
    load: async () => ({ run: (await import('./cases/import.ts')).runMillion }),
  },
  gdprbench: { kind: 'gdprbench', contacts: HUNDRED_THOUSAND, load: () => import('./cases/gdprbench.ts') },
  'gdprbench-1m': { kind: 'gdprbench', contacts: MILLION, load: () => import('./cases/gdprbench.ts') },
  'persons-1m': { kind: 'crm', contacts: MILLION, load: () => import('./cases/persons.ts') },
  'backup-1m': { kind: 'crm', contacts: MILLION, load: () => import('./cases/backup.ts') },
  'day-1m': { kind: 'crm', contacts: MILLION, load: () => import('./cases/day.ts') },
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in CASES));
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${Object.keys(CASES).join(', ')}`);
  process.exit(1);
}
// In the order above: the day gives its world away.
const names = Object.keys(CASES).filter((name) => chosen.length === 0 || chosen.includes(name));
for (const [, group] of Map.groupBy(names, (name) => `${CASES[name]!.kind} ${CASES[name]!.contacts}`)) {
  const { kind, contacts } = CASES[group[0]!]!;
  console.log(`Making ${contacts.toLocaleString('en')} contacts (${kind}) ...`);
  let busy = await isBusy();
  const world = await makeWorld(contacts, kind);
  try {
    const { server_version: version } = (await world.plain.query('SHOW server_version')).rows[0];
    for (const name of group) {
      busy ||= await isBusy();
      const rows = await (await CASES[name]!.load()).run(world);
      for (const row of rows)
        console.log(
          `${row.name} (${row.size}): ${[row.product, row.baseline].map((figure) => figure?.toFixed(2) ?? '-').join(' / ')} ${row.unit}, ratio ${row.ratio?.toFixed(2) ?? '-'}, ${row.goal}: ${row.met} ${row.note ?? ''}`,
        );
      writeReport(rows, circumstances(version, busy));
    }
  } finally {
    await world.close();
  }
}
