import {
  type ColumnDeclaration,
  link,
  linkTo,
  personal,
  type TableDeclaration,
  technical,
  WITH_CONTACT,
} from '../../kernel/register.ts';
import { CATEGORY_NAMES, EVENT_NAMES, STATE_NAMES, VIA_NAMES } from './texts.ts';

const toRecipient: ColumnDeclaration = {
  kind: 'link',
  label: { de: 'Empfänger', en: 'Recipient' },
  leadsTo: { table: 'recipient', column: 'recipient_id', shows: 'name' },
};
const REFERENCE = personal('Dort bekannt als', 'Known there as');
const ANSWERED_OR_90 = {
  de: '30 Tage nach der Antwort des Empfängers, spätestens 90 Tage nach der Mitteilung',
  en: '30 days after the recipient’s answer, 90 days after the notice at the latest',
};
/** What became of a notice, alike in both tables. */
const COURSE = {
  state: personal('Stand', 'State', { values: STATE_NAMES }),
  reminders: technical,
  message_id: link,
  created_at: personal('Anlass', 'Occasion'),
  sent_at: personal('Gesendet', 'Sent'),
  next_at: technical,
  answered_at: personal('Beantwortet', 'Answered'),
  deletes_at: technical,
};

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'recipient_notice',
    whose: 'contact',
    subject: 'contact_id',
    clock: 'deletes_at',
    category: 'identity',
    label: { de: 'Mitteilungen an Empfänger', en: 'Notices to recipients' },
    deletion: ANSWERED_OR_90,
    erasure: { act: 'delete' },
    columns: {
      notice_id: technical,
      contact_id: linkTo('contact', 'contact_id'),
      recipient_id: toRecipient,
      event: personal('Worüber', 'About', { values: EVENT_NAMES }),
      what: personal('Betroffene Daten', 'Data concerned', { values: CATEGORY_NAMES }),
      reference: REFERENCE,
      ...COURSE,
    },
  },
  {
    table: 'erasure_notice',
    whose: 'contact',
    clock: 'deletes_at',
    category: 'identity',
    label: { de: 'Mitteilungen über Löschungen', en: 'Notices of erasures' },
    deletion: ANSWERED_OR_90,
    erasure: {
      act: 'keep',
      why: {
        de: 'Wer die Daten erhalten hat, muss von der Löschung erfahren (Art. 19 DSGVO); dazu bleibt allein, unter welcher Angabe die Person dort bekannt ist',
        en: 'whoever received the data must be told of the erasure (Art. 19 GDPR); for that alone it is kept how they know the person',
      },
    },
    columns: { notice_id: technical, recipient_id: toRecipient, reference: REFERENCE, ...COURSE },
  },
  {
    table: 'disclosure',
    whose: 'contact',
    subject: 'contact_id',
    category: 'identity',
    label: { de: 'Weitergaben', en: 'Disclosures' },
    deletion: WITH_CONTACT,
    erasure: { act: 'delete' },
    columns: {
      disclosure_id: technical,
      contact_id: linkTo('contact', 'contact_id'),
      recipient_id: toRecipient,
      via: personal('Weg', 'By', { values: VIA_NAMES }),
      what: personal('Daten', 'Data', { values: CATEGORY_NAMES }),
      reference: REFERENCE,
      first_at: personal('Erstmals', 'First'),
      last_at: personal('Zuletzt', 'Last'),
      times: personal('Wie oft', 'How often'),
      recorded_by: link,
    },
  },
  {
    table: 'recipient',
    whose: 'nobody',
    label: { de: 'Verzeichnis der Empfänger', en: 'Directory of recipients' },
    deletion: {
      de: 'nach ihrem letzten Tag, sobald keine Weitergabe, Mitteilung und kein API-Schlüssel mehr zu ihnen führt',
      en: 'after their last day, as soon as no disclosure, notice or API key leads to them any more',
    },
    erasure: {
      act: 'none',
      why: {
        de: 'Geschäftspartner der Firma mit ihrer geschäftlichen Anschrift, kein Kontakt; eine Person, die Daten erhalten hat, muss der betroffenen Person genannt werden (Art. 15 Abs. 1 Buchst. c DSGVO)',
        en: 'business partners of the firm with their business address, no contacts; a person who received data must be named to whom it is about (Art. 15(1)(c) GDPR)',
      },
    },
    columns: {
      recipient_id: technical,
      name: technical,
      kind: technical,
      email: technical,
      street: technical,
      postal_code: technical,
      city: technical,
      country: technical,
      instrument: technical,
      language: technical,
      starts_on: technical,
      ends_on: technical,
      created_by: link,
      created_at: technical,
    },
  },
];
