import { describe, expect, it } from 'vitest';
import { letter } from './index.ts';

const firm = {
  name: 'Nordlicht Bürotechnik GmbH',
  street: 'Hafenstraße 12',
  postalCode: '20457',
  city: 'Hamburg',
  privacyName: 'Dr. Ina Brandt',
  privacyEmail: 'datenschutz@nordlicht.example',
  privacyPhone: '+49 40 1234',
};

describe('a letter', () => {
  it('reads as the firm writes it', () => {
    expect(
      letter({
        firm,
        language: 'de',
        to: ' Anna  Weber ',
        paragraphs: ['Erster Absatz.', ['eins', 'zwei'], 'Ende.'],
      }),
    ).toBe(`Guten Tag Anna Weber,

Erster Absatz.

- eins
- zwei

Ende.

Mit freundlichen Grüßen

Nordlicht Bürotechnik GmbH
Hafenstraße 12
20457 Hamburg

Ansprechperson für Datenschutz: Dr. Ina Brandt
E-Mail: datenschutz@nordlicht.example
Telefon: +49 40 1234
`);
  });

  it('greets somebody without a name, and leaves out what the firm has not said', () => {
    const bare = { ...firm, street: '', postalCode: '', city: '', privacyPhone: null };
    expect(letter({ firm: bare, language: 'en', to: '\n', paragraphs: ['Text.'] })).toBe(`Hello,

Text.

Kind regards

Nordlicht Bürotechnik GmbH

Data protection contact: Dr. Ina Brandt
E-mail: datenschutz@nordlicht.example
`);
    expect(letter({ firm, language: 'de', paragraphs: [] })).toMatch(/^Guten Tag,\n/);
  });
});
