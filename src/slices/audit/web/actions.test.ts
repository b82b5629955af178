import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { action as de } from './actions-de.ts';
import { action as en } from './actions-en.ts';

const SLICES = join(import.meta.dirname, '../..');

it('has words in both languages for everything that the log names', () => {
  const named = globSync('*/*.ts', { cwd: SLICES })
    .filter((file) => !file.includes('test'))
    .flatMap((file) => [
      ...readFileSync(join(SLICES, file), 'utf8').matchAll(/action: '([a-z]+)\.([a-z-]+)'/g),
    ]);
  expect(named.length).toBeGreaterThan(150);
  const missing = named.flatMap(([, slice, verb]) =>
    [de, en].every((texts) => (texts as Record<string, Record<string, string>>)[slice!]?.[verb!])
      ? []
      : [`${slice}.${verb}`],
  );
  expect([...new Set(missing)]).toEqual([]);
});
