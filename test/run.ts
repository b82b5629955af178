import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm test`: style, types, then every test, those in a browser included. Ends with the line `N passed, N failed`
 * (style and types count as one check each). Arguments go to vitest: `npm test -- src/slices/contacts`.
 */
const BIN = join(import.meta.dirname, '../node_modules/.bin');
const folder = mkdtempSync(join(tmpdir(), 'obhut-run-'));
const report = join(folder, 'report.json');
const selected = process.argv.slice(2);

const succeeds = (command: string, args: string[]): boolean =>
  spawnSync(join(BIN, command), args, { stdio: 'inherit', env: { ...process.env, FORCE_COLOR: '0' } })
    .status === 0;

const checks = selected.length > 0 ? [] : [succeeds('biome', ['check', '.']), succeeds('tsc', ['--noEmit'])];
const built = succeeds('vite', ['build', '--logLevel', 'error']);
const ran = succeeds('vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  ...selected,
]);

let passed = checks.filter(Boolean).length;
let failed = checks.length - passed + (built ? 0 : 1);
try {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  passed += numPassedTests;
  // A file that fails outside its tests (at import, in a hook) counts as one.
  const broken = testResults.filter(
    (file: { status: string; assertionResults: { status: string }[] }) =>
      file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  failed += numFailedTests + broken;
} catch {
  failed += 1;
}
if (!ran && failed === 0) failed = 1;
rmSync(folder, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
