import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';

type Texts = { [key: string]: string | Texts };

/** `ns:a.b.c` of every text. */
function keysOf(texts: Texts, path = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) => {
    const here = path === '' ? `${key}:` : path.endsWith(':') ? `${path}${key}` : `${path}.${key}`;
    return typeof value === 'string' ? [here] : keysOf(value, here);
  });
}
const textOf = (texts: Texts, key: string): string =>
  key.split(/[:.]/).reduce<string | Texts>((node, part) => (node as Texts)[part]!, texts) as string;
const withoutPlural = (key: string): string => key.replace(/_(one|other)$/, '');

const germanKeys = keysOf(de);
const known = new Set(germanKeys.map(withoutPlural));
const sources = globSync(['src/web/**/*.{ts,tsx}', 'src/slices/*/web/**/*.{ts,tsx}'])
  .filter((path) => !/\/(de|en)\.ts$|\.test\.|\.d\.ts$/.test(path))
  .map((path) => ({ path, code: readFileSync(path, 'utf8') }));

/** Namespaces that a file speaks: those it names, and `common`. A file without a name of its own may mean any. */
function namespacesOf(code: string): string[] {
  const named = [...code.matchAll(/useTranslation\(\[?'(\w+)'/g)].map((match) => match[1]!);
  return named.length > 0 || code.includes('useTranslation()') ? [...named, 'common'] : Object.keys(de);
}
const candidates = (key: string, namespaces: string[]): string[] =>
  key.includes(':') ? [key] : namespaces.map((namespace) => `${namespace}:${key}`);

function usedKeys(): Set<string> {
  const used = new Set<string>();
  for (const { code } of sources) {
    const namespaces = namespacesOf(code);
    for (const [, literal] of code.matchAll(/'((?:\w+:)?[\w-]+(?:\.[\w-]+)*)'/g)) {
      for (const key of candidates(literal!, namespaces)) if (known.has(key)) used.add(key);
    }
    for (const [, before, after] of code.matchAll(/`((?:\w+:)?[\w.-]+\.)\$\{[^}]+\}([\w.-]*)`/g)) {
      for (const start of candidates(before!, namespaces))
        for (const key of known) if (key.startsWith(start) && key.endsWith(after!)) used.add(key);
    }
  }
  return used;
}

describe('the texts', () => {
  it('have the same keys in German and English', () => {
    expect(keysOf(en).sort()).toEqual([...germanKeys].sort());
  });

  it('name the same values in both languages and are never empty', () => {
    const valuesOf = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).sort();
    for (const key of germanKeys) {
      expect(textOf(de, key).trim(), key).not.toBe('');
      expect(textOf(en, key).trim(), key).not.toBe('');
      expect(valuesOf(textOf(en, key)), key).toEqual(valuesOf(textOf(de, key)));
    }
  });

  it('exist wherever a page asks for them', () => {
    const missing = sources.flatMap(({ path, code }) =>
      [...code.matchAll(/\bt\(\s*'([^']+)'/g)]
        .map((match) => match[1]!)
        .filter((key) => !candidates(key, namespacesOf(code)).some((candidate) => known.has(candidate)))
        .map((key) => `${path}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('are all asked for by some page', () => {
    const used = usedKeys();
    expect([...known].filter((key) => !used.has(key))).toEqual([]);
  });
});
