import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importFile } from '../../src/slices/transfer/cli.ts';
import { type Row, timed } from '../measure.ts';
import type { World } from '../world.ts';

const COLUMNS = ['Vorname', 'Nachname', 'E-Mail', 'Telefon', 'Firma', 'Straße', 'PLZ', 'Ort', 'Kundennummer'];

/** `import`: one file through recognition, duplicate check, grounds and log, against COPY of the same file into one table. */
export const run = (world: World): Promise<Row[]> => importSizes(world, [10_000, 100_000]);

/** `import-1m`: the same with a million rows, beside ten thousand for the memory. Takes ten minutes. */
export const runMillion = (world: World): Promise<Row[]> => importSizes(world, [10_000, 1_000_000]);

async function importSizes(world: World, sizes: readonly number[]): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'obhut-bench-import-'));
  // The server reads the file itself, as the account that it runs as.
  chmodSync(folder, 0o755);
  const rows: Row[] = [];
  try {
    const peaks: number[] = [];
    for (const count of sizes) {
      const file = join(folder, `kunden-${count}.csv`);
      await writeCsv(file, count);
      const baseline = await timed(() => copy(world, file));
      const spread = await timed(() => copyAndSpread(world, file));
      let peak = 0;
      const watch = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage().rss / 2 ** 20);
      }, 50);
      let counts: unknown;
      const product = await timed(async () => {
        const done = await importFile(world.ctx, file, {
          purpose: 'contract',
          basis: 'contract',
          origin: 'list',
          originDetail: 'bench',
          evidence: '',
        });
        counts = done.counts;
      });
      clearInterval(watch);
      peaks.push(peak);
      const ratio = product / baseline;
      rows.push({
        name: 'Import',
        size: `${count.toLocaleString('en')} rows into ${world.contacts.toLocaleString('en')} contacts`,
        unit: 'rows a second',
        product: (count / product) * 1000,
        baseline: (count / baseline) * 1000,
        ratio,
        goal: 'at most 5 times the time of COPY',
        met: ratio <= 5,
        note: `ratio of times, one run; COPY writes one row without index a line, a contact is ten rows in eight tables with thirty indexes; memory at most ${Math.round(peak)} MiB; ${JSON.stringify(counts)}`,
      });
      rows.push({
        name: 'Import against plain SQL into the same tables',
        size: `${count.toLocaleString('en')} rows into ${world.contacts.toLocaleString('en')} contacts`,
        unit: 'rows a second',
        product: (count / product) * 1000,
        baseline: (count / spread) * 1000,
        ratio: product / spread,
        goal: 'at most 5 times',
        met: product / spread <= 5,
        note: 'COPY and then one INSERT a table as the superuser: same indexes and triggers, nothing recognised or checked',
      });
    }
    const growth = peaks.at(-1)! / peaks[0]!;
    rows.push({
      name: 'Import: memory',
      size: `${sizes.map((size) => size.toLocaleString('en')).join(' and ')} rows`,
      unit: 'MiB at most',
      product: peaks.at(-1)!,
      baseline: peaks[0]!,
      ratio: growth,
      goal: 'flat (at most 1.3 times)',
      met: growth <= 1.3,
      note: 'the baseline is the smaller file',
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}

async function writeCsv(file: string, count: number): Promise<void> {
  const handle = await open(file, 'w');
  await handle.write(`${COLUMNS.join(';')}\n`);
  for (let start = 0; start < count; start += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, count - start) }, (_, i) => {
      const n = start + i;
      return `Vor${n % 977};Nach${n % 4999};person${count}-${n}@import.example;+49 40 ${30_000_000 + n};Firma ${n % 2000} GmbH;Weg ${n % 300};${String(20_000 + (n % 9000))};Hamburg;I${count}-${n}`;
    });
    await handle.write(`${lines.join('\n')}\n`);
  }
  await handle.close();
}

/** COPY in its fastest form: the server reads the file, into a table without an index. */
async function copy(world: World, file: string, then?: string): Promise<void> {
  const client = await world.plain.connect();
  try {
    await client.query('DROP TABLE IF EXISTS copied');
    await client.query(`CREATE TABLE copied (${COLUMNS.map((_, i) => `c${i} text`).join(', ')})`);
    await client.query(`COPY copied FROM '${file}' WITH (FORMAT csv, HEADER, DELIMITER ';')`);
    if (then) await client.query(then);
    await client.query('DROP TABLE copied');
  } finally {
    client.release();
  }
}

/** The same, and from there into the tables that a contact has. It is undone at the end: the file comes in once more. */
const copyAndSpread = (world: World, file: string): Promise<void> =>
  copy(
    world,
    file,
    `BEGIN; CREATE TEMP TABLE coming AS SELECT *, gen_random_uuid() AS contact_id, gen_random_uuid() AS ground_id FROM copied;
     INSERT INTO contact (contact_id, given_name, family_name, display_name, sort_name, external_id, leading_ground_id, open_purposes, visible_until, deletes_at)
     SELECT contact_id, c0, c1, c0 || ' ' || c1, fold(c1 || ' ' || c0), c8, ground_id, 513, now() + interval '4 years', now() + interval '4 years' FROM coming;
     INSERT INTO ground (ground_id, contact_id, purpose_key, legal_basis, origin, starts_at, ends_at)
     SELECT ground_id, contact_id, 'contract', 'contract', 'list', now(), now() + interval '4 years' FROM coming;
     INSERT INTO contact_email (email_id, contact_id, address) SELECT gen_random_uuid(), contact_id, lower(c2) FROM coming;
     INSERT INTO contact_phone (phone_id, contact_id, number) SELECT gen_random_uuid(), contact_id, c3 FROM coming;
     INSERT INTO contact_address (address_id, contact_id, street, postal_code, city) SELECT gen_random_uuid(), contact_id, c5, c6, c7 FROM coming;
     SELECT refresh_contact_search(array_agg(contact_id)) FROM coming;
     ROLLBACK`,
  );
