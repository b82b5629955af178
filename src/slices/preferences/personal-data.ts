import { link, linkTo, personal, provided, type TableDeclaration, technical } from '../../kernel/register.ts';

const CHANNELS = {
  phone: { de: 'Telefon', en: 'phone' },
  email: { de: 'E-Mail', en: 'e-mail' },
  letter: { de: 'Brief', en: 'letter' },
  chat: { de: 'Chat', en: 'chat' },
  social: { de: 'soziale Netzwerke', en: 'social media' },
  visit: { de: 'Besuch', en: 'visit' },
};
const SOURCES = {
  person: { de: 'von der Person selbst', en: 'said by the person' },
  observed: { de: 'beobachtet', en: 'observed' },
  purchases: { de: 'aus Käufen', en: 'from purchases' },
  other: { de: 'sonstige', en: 'other' },
};
const toContact = linkTo('contact', 'contact_id');

export const preferenceTables: readonly TableDeclaration[] = [
  {
    table: 'wish',
    whose: 'contact',
    subject: 'contact_id',
    category: 'contact-points',
    label: { de: 'Wünsche zur Kontaktaufnahme', en: 'Wishes about being contacted' },
    deletion: {
      de: 'am Tag nach ihrem letzten Tag, spätestens mit der betroffenen Person',
      en: 'on the day after their last day, with the contact at the latest',
    },
    erasure: { act: 'delete' },
    columns: {
      wish_id: link,
      contact_id: toContact,
      refused: provided('Nicht über', 'Not by', { values: CHANNELS }),
      only_by: provided('Nur über', 'Only by', { values: CHANNELS }),
      weekdays_refused: provided('Nicht an', 'Not on', {
        values: {
          mon: { de: 'Montag', en: 'Monday' },
          tue: { de: 'Dienstag', en: 'Tuesday' },
          wed: { de: 'Mittwoch', en: 'Wednesday' },
          thu: { de: 'Donnerstag', en: 'Thursday' },
          fri: { de: 'Freitag', en: 'Friday' },
          sat: { de: 'Samstag', en: 'Saturday' },
          sun: { de: 'Sonntag', en: 'Sunday' },
        },
      }),
      hours_from: provided('Nicht vor', 'Not before'),
      hours_until: provided('Nicht nach', 'Not after'),
      timed: provided('Tage und Uhrzeiten gelten für', 'Days and hours are for', { values: CHANNELS }),
      language: provided('Sprache', 'Language'),
      salutation: provided('Gewünschte Anrede', 'Salutation wished'),
      details: provided('In Worten', 'In words'),
      source: personal('Quelle', 'Source', { values: SOURCES }),
      noted_on: personal('Vermerkt am', 'Noted on'),
      starts_on: provided('Gilt ab', 'Holds from'),
      ends_on: provided('Gilt bis', 'Holds until'),
      version: technical,
      created_by: link,
      created_at: technical,
      updated_at: technical,
    },
  },
  {
    table: 'preference',
    whose: 'contact',
    subject: 'contact_id',
    category: 'preferences',
    label: { de: 'Vorlieben und Interessen', en: 'Preferences and interests' },
    deletion: {
      de: 'mit dem Rechtsgrund, auf dem die Angabe steht, spätestens mit der betroffenen Person',
      en: 'with the ground that it is kept on, with the contact at the latest',
    },
    erasure: { act: 'delete' },
    columns: {
      preference_id: link,
      contact_id: toContact,
      ground_id: {
        kind: 'link',
        label: { de: 'Rechtsgrund für den Zweck', en: 'Ground for the purpose' },
        values: 'purposes',
        leadsTo: { table: 'ground', column: 'ground_id', shows: 'purpose_key' },
      },
      kind: personal('Art', 'Kind', {
        values: {
          interest: { de: 'Interesse', en: 'interest' },
          like: { de: 'mag', en: 'likes' },
          dislike: { de: 'mag nicht', en: 'dislikes' },
          product: { de: 'Produkt im Einsatz', en: 'product in use' },
          size: { de: 'Größe oder Maß', en: 'size' },
          other: { de: 'Sonstiges', en: 'other' },
        },
      }),
      topic: provided('Thema', 'Topic'),
      value: provided('Genauer', 'In detail'),
      product_version: provided('Version', 'Version'),
      source: personal('Quelle', 'Source', { values: SOURCES }),
      noted_on: personal('Vermerkt am', 'Noted on'),
      version: technical,
      created_by: link,
      created_at: technical,
      updated_at: technical,
    },
  },
];
