import { describe, expect, it } from 'vitest';
import type { PersonKey } from './person-key.ts';
import { SeenPeople } from './seen-people.ts';

const person = (facts: Partial<PersonKey> = {}): PersonKey => ({
  emails: [],
  phones: [],
  externalId: null,
  givenName: null,
  middleName: null,
  familyName: null,
  nameSuffix: null,
  birthday: null,
  postcode: null,
  street: null,
  ...facts,
});
const named = (givenName: string | null, familyName: string | null, facts: Partial<PersonKey> = {}) =>
  person({ givenName, familyName, ...facts });
const mail = { emails: ['info@firma.example'] };
const phone = { phones: ['+4935811234'] };

/** How the second is found after the first. */
const foundAfter = (first: PersonKey, second: PersonKey) => {
  const seen = new SeenPeople();
  seen.add(first, 7);
  return seen.find(second);
};

describe('two rows are one person', () => {
  it.each([
    ['by the same mailbox and name', named('Änne', 'Grün', mail), named('Aenne', 'GRUEN', mail), 'email'],
    ['by the same mailbox, one without a name', person(mail), named('Änne', 'Grün', mail), 'email'],
    [
      'by the same mailbox and a short first name',
      named('Hans', 'Grün', mail),
      named('Hans Peter', 'Grün', mail),
      'email',
    ],
    ['by the same mailbox and an initial', named('H.', 'Grün', mail), named('Hans', 'Grün', mail), 'email'],
    ['by the same number and name', named('Änne', 'Grün', phone), named('Änne', 'Grün', phone), 'phone'],
    ['by the same number, one without a name', named('Änne', 'Grün', phone), person(phone), 'phone'],
    [
      'by the id of the other program',
      named('A', 'B', { externalId: '42' }),
      named('A', 'B', { externalId: '42' }),
      'external-id',
    ],
    [
      'by name and birthday',
      named('A', 'B', { birthday: '1980-02-29' }),
      named('a', 'b', { birthday: '1980-02-29' }),
      'person',
    ],
    [
      'by name and address',
      named('A', 'B', { postcode: '02826', street: 'am markt 1' }),
      named('A', 'B', { postcode: '02826', street: 'am markt 1' }),
      'person',
    ],
  ])('%s', (_, first, second, by) => {
    expect(foundAfter(first, second)).toEqual({ match: { by, line: 7, mark: 0 }, shared: false });
  });
});

describe('two rows are two people', () => {
  it.each([
    ['a couple with one mailbox', named('Änne', 'Grün', mail), named('Bernd', 'Grün', mail)],
    ['a couple whose names begin alike', named('Peter', 'Grün', mail), named('Petra', 'Grün', mail)],
    ['namesakes by first name with one mailbox', named('Jan', 'Schmidt', mail), named('Jan', 'Weber', mail)],
    ['colleagues with one mailbox', named('Julia', 'Schmidt', mail), named('Jan', 'Weber', mail)],
    ['colleagues with one switchboard', named('Julia', 'Schmidt', phone), named('Jan', 'Weber', phone)],
    [
      'namesakes by first name at one switchboard',
      named('Jan', 'Schmidt', phone),
      named('Jan', 'Weber', phone),
    ],
    [
      'ids of two programs that happen to be the same',
      named('A', 'B', { externalId: '1' }),
      named('C', 'D', { externalId: '1' }),
    ],
  ])('%s, and the row is told so', (_, first, second) => {
    expect(foundAfter(first, second)).toEqual({ match: undefined, shared: true });
  });

  it.each([
    ['a name alone', named('Änne', 'Grün'), named('Änne', 'Grün')],
    [
      'father and son at one address',
      named('A', 'B', { postcode: '1', street: 'x', birthday: '1950-01-01' }),
      named('A', 'B', { postcode: '1', street: 'x', birthday: '1980-01-01' }),
    ],
    [
      'namesakes born on one day with addresses of their own',
      named('A', 'B', { birthday: '1980-02-29', emails: ['a@firma.example'] }),
      named('A', 'B', { birthday: '1980-02-29', emails: ['b@firma.example'] }),
    ],
    [
      'different suffixes',
      named('A', 'B', { postcode: '1', street: 'x', nameSuffix: 'sen.' }),
      named('A', 'B', { postcode: '1', street: 'x', nameSuffix: 'jun.' }),
    ],
  ])('%s', (_, first, second) => {
    expect(foundAfter(first, second)).toEqual({ match: undefined, shared: false });
  });
});

describe('a long file', () => {
  it('finds each of 100,000 people again, and nobody else, in some megabytes', () => {
    const seen = new SeenPeople();
    const of = (i: number) =>
      named(`G${i}`, `F${i}`, { emails: [`p${i}@firma.example`], phones: [`+49301${i}`] });
    for (let i = 1; i <= 100_000; i += 1) {
      expect(seen.find(of(i)).match === undefined || i).toBe(true);
      seen.add(of(i), i);
    }
    for (let i = 1; i <= 100_000; i += 997)
      expect(seen.find(of(i)).match).toEqual({ by: 'email', line: i, mark: 0 });
  });

  it('does not choke on a number that everybody has', () => {
    const seen = new SeenPeople();
    const start = performance.now();
    for (let i = 1; i <= 20_000; i += 1) {
      const colleague = named('J', `F${i}`, phone);
      seen.find(colleague);
      seen.add(colleague, i);
    }
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
