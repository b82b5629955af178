import { expect, test } from 'vitest';
import { splitName } from './split-name.ts';

test.each([
  ['EXAMPLE, Jordan', { givenName: 'Jordan', familyName: 'EXAMPLE' }],
  ['Dr. Änne Groß-Grün', { title: 'Dr.', givenName: 'Änne', familyName: 'Groß-Grün' }],
  ['van der Berg', { familyName: 'van der Berg' }],
  ['Jan van der Berg', { givenName: 'Jan', familyName: 'van der Berg' }],
  ['Van Morrison', { givenName: 'Van', familyName: 'Morrison' }],
  ['Karl Theodor von und zu Guttenberg', { givenName: 'Karl Theodor', familyName: 'von und zu Guttenberg' }],
  [
    'Herr Prof. Dr. med. Jürgen Weiß',
    { salutation: 'mr', title: 'Prof. Dr. med.', givenName: 'Jürgen', familyName: 'Weiß' },
  ],
  [
    'Dipl.-Ing. (FH) Anna Maria Schmidt',
    { title: 'Dipl.-Ing. (FH)', givenName: 'Anna Maria', familyName: 'Schmidt' },
  ],
  ['Grün, Dr. Änne', { title: 'Dr.', givenName: 'Änne', familyName: 'Grün' }],
  ['John Doe Jr.', { givenName: 'John', familyName: 'Doe', nameSuffix: 'Jr.' }],
  ['Änne Grün, M.Sc.', { givenName: 'Änne', familyName: 'Grün', nameSuffix: 'M.Sc.' }],
  ['Amartya Kumar Sen', { givenName: 'Amartya Kumar', familyName: 'Sen' }],
  ['Yo Yo Ma', { givenName: 'Yo Yo', familyName: 'Ma' }],
  ['Pan Wei', { givenName: 'Pan', familyName: 'Wei' }],
  ['José Ortega y Gasset', { givenName: 'José', familyName: 'Ortega y Gasset' }],
  ['Cher', { familyName: 'Cher' }],
  ['Herr', { familyName: 'Herr' }],
  ['=HYPERLINK("http://evil.example","x")', { familyName: '=HYPERLINK("http://evil.example","x")' }],
])('%s', (text, expected) => {
  expect(splitName(text)).toEqual(expected);
});
