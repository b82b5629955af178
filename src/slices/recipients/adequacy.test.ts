import { describe, expect, it } from 'vitest';
import { adequacyOf, faultOfTransfer, isPartlyAdequate, isThirdCountry } from './contract.ts';
import { recipients as de } from './web/de.ts';
import { recipients as en } from './web/en.ts';

const ALL = 'AD AR BR CA CH FO GB GG IL IM JE JP KR NZ US UY'.split(' ');
const codes = [...Array(26 * 26).keys()].map((n) =>
  String.fromCharCode(65 + Math.trunc(n / 26), 65 + (n % 26)),
);

describe('Art. 45: adequacy decisions of the Commission', () => {
  it('hold for these countries and for no other, none of them in the European Economic Area', () => {
    expect(codes.filter((code) => adequacyOf(code, '2026-11-24'))).toEqual(ALL);
    expect(ALL.every(isThirdCountry)).toBe(true);
    for (const code of codes.filter((each) => !ALL.includes(each) && isThirdCountry(each)))
      expect(faultOfTransfer(code, 'adequacy', '2026-11-24'), code).toBe('not-adequate');
    expect(adequacyOf('toString', '2026-11-24')).toBeUndefined();
  });

  it('end on the last day that the decision says: of the United Kingdom on 27 December 2031', () => {
    expect(faultOfTransfer('GB', 'adequacy', '2031-12-27')).toBeUndefined();
    expect(faultOfTransfer('GB', 'adequacy', '2031-12-28')).toBe('not-adequate');
    expect(faultOfTransfer('GB', 'standard-clauses', '2031-12-28')).toBeUndefined();
    expect(faultOfTransfer('CH', 'adequacy', '2099-01-01')).toBeUndefined();
  });

  it('say in both languages for whom they hold where they hold in part', () => {
    const partial = ALL.filter(isPartlyAdequate);
    expect(partial).toEqual(['BR', 'CA', 'IL', 'JP', 'KR', 'US']);
    for (const texts of [de.adequateIn, en.adequateIn]) {
      expect(Object.keys(texts).sort()).toEqual(partial);
      for (const text of Object.values(texts)) expect(text.length).toBeGreaterThan(30);
    }
  });
});
