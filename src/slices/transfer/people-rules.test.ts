import { describe, expect, it } from 'vitest';
import { startTestApp } from '../../../test/harness.ts';
import { foldName } from './fold-name.ts';
import type { PersonKey } from './person-key.ts';
import { SeenPeople } from './seen-people.ts';

const app = await startTestApp();

const NAMES: [string | null, string | null][] = [
  [null, null],
  ['Änne', 'Grün'],
  ['Aenne', 'GRUEN'],
  ['Änne', 'Weiß'],
  ['Bernd', 'Grün'],
  ['Peter', 'Grün'],
  ['Petra', 'Grün'],
  ['P.', 'Grün'],
  ['Peter Paul', 'Grün'],
  ['Peter', null],
  [null, 'Grün'],
  [null, 'Weiß'],
];
const person = (
  [givenName, familyName]: [string | null, string | null],
  shared: Partial<PersonKey>,
): PersonKey => ({
  emails: [],
  phones: [],
  externalId: null,
  middleName: null,
  nameSuffix: null,
  birthday: null,
  postcode: null,
  street: null,
  ...shared,
  givenName,
  familyName,
});

describe('the rule for one person is the same within a file and against the contacts', () => {
  it.each([
    ['email', { emails: ['a@b.example'] }],
    ['phone', { phones: ['+49301234567'] }],
    ['external-id', { externalId: '7' }],
  ] as [string, Partial<PersonKey>][])(
    'for every pair of names that share an %s',
    async (matched, shared) => {
      for (const first of NAMES) {
        const seen = new SeenPeople();
        seen.add(person(first, shared), 1);
        for (const second of NAMES) {
          const { rows } = await app.admin.query(
            'SELECT names_agree($1, fold($2), fold($3), fold($4), fold($5)) AS agree',
            [matched, ...first, ...second],
          );
          expect(seen.find(person(second, shared)).match !== undefined, `${first} ${second}`).toBe(
            rows[0].agree,
          );
        }
      }
    },
  );

  it('folds every letter as the database does', async () => {
    const letters = Array.from({ length: 0x2fff - 0xa0 }, (_, i) => String.fromCodePoint(i + 0xa0)).filter(
      // Cyrillic letters of Unicode 16 (2024) have no lower case yet in the libraries of older servers.
      (letter) => /\p{L}/u.test(letter) && !/[\u1C89\u1C8A]/.test(letter),
    );
    const { rows } = await app.admin.query(
      'SELECT fold(x) AS folded FROM unnest($1::text[]) WITH ORDINALITY AS u(x, n) ORDER BY n',
      [letters],
    );
    const different = letters.filter((letter, i) => foldName(letter) !== rows[i].folded);
    expect(different.join('')).toBe('');
  });
});
