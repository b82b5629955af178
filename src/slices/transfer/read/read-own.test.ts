import { describe, expect, it } from 'vitest';
import { readNumber, readOwnCell } from './read-own.ts';

describe('a cell for an own field', () => {
  it.each([
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1 234,50 €', 1234.5],
    ['1.234', 1234],
    ['1.234.567', 1_234_567],
    ['12,5', 12.5],
    ['0.125', 0.125],
    ['-3', -3],
    ['1.2.3', undefined],
    ['12 Stück', 12],
    ['zwölf', undefined],
    ['', undefined],
    ['1e5', undefined],
  ])('%j is the number %j', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  it.each([
    ['24.11.2026', 'date', '2026-11-24'],
    ['31.2.2026', 'date', undefined],
    ['--02-29', 'date', undefined],
    ['Ja', 'yes-no', 'true'],
    ['vielleicht', 'yes-no', undefined],
    ['MITTEL', 'choice', 'm'],
    ['groß', 'choice', undefined],
    ['www.beispiel.example/a', 'link', 'https://www.beispiel.example/a'],
    ['javascript:alert(1)', 'link', undefined],
    ['zwei\nZeilen', 'text', 'zwei Zeilen'],
    ['x'.repeat(501), 'text', undefined],
  ] as const)('%j of the type %s is %j', (text, type, value) => {
    expect(readOwnCell(text, { type, choices: [{ key: 'm', de: 'Mittel', en: 'Medium' }] }, 'dmy')).toBe(
      value,
    );
  });
});
