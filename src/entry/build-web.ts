import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCES = ['src/web', 'src/slices', 'src/kernel', 'vite.config.ts', 'package-lock.json'];
const BUILT = `${ROOT}dist/web/index.html`;

/** Builds the pages where they are missing or older than their sources; a few seconds, once. */
export async function buildWeb(): Promise<void> {
  const built = modified(BUILT);
  if (built > 0 && SOURCES.every((source) => newest(`${ROOT}${source}`) <= built)) return;
  let build: typeof import('vite').build;
  try {
    ({ build } = await import('vite'));
  } catch {
    if (built > 0) return; // installed without the build tools, pages delivered ready-made
    throw new Error(
      'The pages are not built and the build tools are not installed: run `npm ci` and then `npm run build`.',
    );
  }
  console.error('Building the pages, once ...');
  await build({ configFile: `${ROOT}vite.config.ts`, logLevel: 'error' });
}

const modified = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0;
  return Math.max(
    0,
    ...readdirSync(path).map((name) => (name.includes('.test.') ? 0 : newest(`${path}/${name}`))),
  );
}
