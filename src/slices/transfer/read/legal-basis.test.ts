import { expect, test } from 'vitest';
import { suggestLegalBases } from './legal-basis.ts';

test.each([
  ['Freely given consent from contact', ['consent']],
  ['Legitimate interest – existing customer', ['legitimate-interests customer']],
  [
    'Performance of a contract;Legitimate interest – prospect/lead',
    ['contract', 'legitimate-interests prospect'],
  ],
  ['Not applicable', ['none']],
  ['Einwilligung', ['consent']],
  ['Keine Einwilligung', ['none']],
  ['Berechtigtes Interesse – bestehender Kunde', ['legitimate-interests customer']],
  ['Vertragserfüllung', ['contract']],
  ['Art. 6 Abs. 1 lit. f DSGVO', ['legitimate-interests']],
  ['Art. 6 (1) (b) GDPR: performance of a contract', ['contract']],
  ['Article 6(1)(a)', ['consent']],
  ['Rechtliche Verpflichtung', ['legal-obligation']],
  ['weil wir ihn kennen', []],
])('%s', (text, expected) => {
  expect(
    suggestLegalBases(text).map(({ basis, relation }) => [basis, relation].filter(Boolean).join(' ')),
  ).toEqual(expected);
});
