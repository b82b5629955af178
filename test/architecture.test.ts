import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const FILES = globSync('src/**/*.{ts,tsx}', { cwd: ROOT }).sort();
const PRODUCT = FILES.filter((file) => !/\.test\.tsx?$/.test(file));

/** Imports run down only. */
const LAYERS = ['entry', 'app', 'slices', 'platform', 'kernel'];
/** Which slice may call which, through its `index.ts` or `contract.ts` alone. Nothing that is not here is allowed. */
const MAY_CALL: Record<string, string[]> = {
  access: [],
  archive: ['access'],
  audit: [],
  companies: ['fields'],
  grounds: ['recipients', 'mail'],
  contacts: ['companies', 'fields', 'grounds', 'recipients'],
  mail: ['preferences'],
  recipients: ['mail', 'access', 'audit'],
  retention: ['grounds', 'recipients'],
  requests: ['retention', 'grounds', 'audit', 'access', 'mail', 'recipients', 'contacts'],
  portal: ['requests', 'retention', 'grounds', 'mail', 'recipients', 'access', 'audit'],
  exports: ['contacts', 'recipients', 'access'],
  backup: ['retention', 'grounds', 'mail', 'access', 'merging', 'companies', 'recipients'],
  transfer: ['contacts', 'companies', 'grounds', 'retention', 'access', 'fields'],
  interactions: ['preferences', 'archive'],
  tasks: ['access'],
  deals: ['fields'],
  tickets: ['interactions', 'fields'],
  purchases: ['archive', 'contacts', 'companies', 'grounds', 'deals', 'transfer', 'access'],
  preferences: ['grounds'],
  fields: ['grounds'],
  views: ['contacts', 'companies'],
  bulk: ['contacts', 'companies', 'deals', 'tickets', 'access'],
  merging: ['contacts', 'grounds', 'retention'],
  drill: ['backup', 'retention'],
  records: [],
  home: [],
};
/** May be imported by code that also runs in the browser. */
const BROWSER_SAFE =
  /^src\/(kernel\/|slices\/[^/]+\/(contract(-[a-z]+)?|fields)\.ts$|web\/|slices\/[^/]+\/web\/)/;

const importsOf = (file: string): { specifier: string; target: string }[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map(
    ([, specifier]) => ({
      specifier: specifier!,
      target: relative(ROOT, join(ROOT, dirname(file), specifier!)),
    }),
  );
const layerOf = (file: string): string => file.split('/')[1]!;
const sliceOf = (file: string): string | undefined =>
  layerOf(file) === 'slices' ? file.split('/')[2] : undefined;
const isWeb = (file: string): boolean => layerOf(file) === 'web' || /^src\/slices\/[^/]+\/web\//.test(file);

describe('the house', () => {
  it('has files to check', () => {
    expect(PRODUCT.length).toBeGreaterThan(40);
  });

  it('imports down only: entry, app, slices, platform, kernel', () => {
    const wrong = PRODUCT.filter((file) => !isWeb(file)).flatMap((file) =>
      importsOf(file)
        .filter(({ target }) => target.startsWith('src/') && !isWeb(target))
        .filter(({ target }) => {
          const [from, to] = [LAYERS.indexOf(layerOf(file)), LAYERS.indexOf(layerOf(target))];
          return from < 0 || to < 0 || to < from;
        })
        .map(({ target }) => `${file} -> ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('lets slices call each other only as the table says, through index.ts or contract.ts', () => {
    const wrong = PRODUCT.flatMap((file) =>
      importsOf(file).flatMap(({ target }) => {
        const [from, to] = [sliceOf(file), sliceOf(target)];
        if (!to || from === to) return [];
        if (isWeb(file)) return BROWSER_SAFE.test(target) ? [] : [`${file} -> ${target}`];
        const name = target.split('/').slice(3).join('/');
        const isContract = name === 'contract.ts';
        // Composition knows the tables of contents, and what every slice offers to all.
        if (!from)
          return isContract || name === 'index.ts' || name === 'slice.ts' ? [] : [`${file} -> ${target}`];
        const allowed = isContract || (MAY_CALL[from!]?.includes(to) && name === 'index.ts');
        return allowed ? [] : [`${file} -> ${target}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps the browser free of server code', () => {
    const wrong = PRODUCT.filter((file) => BROWSER_SAFE.test(file)).flatMap((file) => [
      ...importsOf(file)
        .filter(({ target }) => target.startsWith('src/') && !BROWSER_SAFE.test(target))
        .map(({ target }) => `${file} -> ${target}`),
      ...(isWeb(file) && /from ['"]node:/.test(readFileSync(join(ROOT, file), 'utf8'))
        ? [`${file} -> node:`]
        : []),
    ]);
    expect(wrong).toEqual([]);
  });

  it('has SQL in store files, platform/db and the walkers of the register only', () => {
    const allowed = /^src\/(platform\/(db|postgres)\/|app\/|slices\/[^/]+\/store[^/]*\.ts$)/;
    const wrong = PRODUCT.filter((file) => !allowed.test(file)).filter((file) =>
      /\bsql`/.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('has one pool, and no way round the wrapper', () => {
    const allowed = /^src\/(platform\/(db|postgres|jobs|http\/server)|app\/database)/;
    const wrong = PRODUCT.filter((file) => !allowed.test(file)).filter((file) =>
      /new pg\.(Pool|Client)|\.pool\b(?!:)|from ['"]pg['"]/.test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('reads the environment in entry only (and hands a plain one to PostgreSQL)', () => {
    const wrong = PRODUCT.filter(
      (file) => !/^src\/(entry\/|platform\/postgres\/settings\.ts)/.test(file),
    ).filter((file) => /process\.env\b/.test(readFileSync(join(ROOT, file), 'utf8')));
    expect(wrong).toEqual([]);
  });

  it('has a table of contents in every slice, and every slice in the list', () => {
    const slices = new Set(PRODUCT.map(sliceOf).filter((name) => name !== undefined));
    const list = readFileSync(join(ROOT, 'src/app/slices.ts'), 'utf8');
    for (const slice of slices) {
      expect(PRODUCT, slice).toContain(`src/slices/${slice}/slice.ts`);
      expect(list).toContain(`../slices/${slice}/slice.ts`);
      expect(MAY_CALL, slice).toHaveProperty(slice);
    }
  });
});
