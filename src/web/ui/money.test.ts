import { describe, expect, it } from 'vitest';
import { formatMoney, moneyInput, readCents, readNumber } from './money.tsx';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('money', () => {
  it.each([
    ['1234,5', 'de', 123450],
    ['1.234,50', 'de', 123450],
    ['1,234.50', 'de', 123450],
    ['1.234', 'de', 123400],
    ['12.50', 'de', 1250],
    ['1.234.567', 'de', 123456700],
    ['1 234,50 €', 'de', 123450],
    ['1,234', 'en', 123400],
    ['1.234', 'en', 123.4],
    ['£1,234.50', 'en', 123450],
    ['', 'de', 0],
    ['-5', 'de', -500],
    ['viel', 'de', null],
    ['1,2,3,', 'de', 12300],
    ['12,345', 'de', 1234.5],
  ])('%s in %s is %s cents', (typed, language, cents) => {
    const read = readCents(typed, language);
    if (cents === null) expect(read).toBeNull();
    else expect(read).toBeCloseTo(cents, 6);
  });

  it('is written as the language writes it, and read back as the same', () => {
    expect(plain(formatMoney(123450, 'EUR', 'de'))).toBe('1.234,50 €');
    expect(plain(formatMoney(123450, 'EUR', 'en'))).toBe('€1,234.50');
    for (const language of ['de', 'en'])
      for (const cents of [0, 1, 99, 100, 123456, 10_000_000_000_000])
        expect(readCents(moneyInput(cents, language), language)).toBe(cents);
    expect(readNumber('1,5', 'de')).toBe(1.5);
  });
});
