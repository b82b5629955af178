import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const PAGES = ['README.md', 'CHANGELOG.md', ...globSync('docs/**/*.md', { cwd: ROOT })];

describe('the documents', () => {
  it.each(PAGES)('%s names files that exist', (page) => {
    const text = readFileSync(join(ROOT, page), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map(([, target]) =>
      join(dirname(page), target!),
    );
    const paths = [...text.matchAll(/`((?:src|test|migrations|e2e|bench|docs|bin)\/[\w./-]+)`/g)].map(
      ([, path]) => path!,
    );
    expect([...links, ...paths].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('gives every decision a number of its own', () => {
    const numbers = globSync('docs/decisions/*.md', { cwd: ROOT }).map((file) => file.match(/(\d{4})-/)![1]);
    expect(numbers.length).toBeGreaterThan(5);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('tells of every slice in the architecture', () => {
    const text = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
    const slices = globSync('src/slices/*/slice.ts', { cwd: ROOT }).map((file) => file.split('/')[2]!);
    expect(slices.length).toBeGreaterThan(15);
    expect(slices.filter((slice) => !text.includes(`| \`${slice}\` |`))).toEqual([]);
  });
});
