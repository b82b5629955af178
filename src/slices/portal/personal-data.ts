import { link, linkTo, personal, type TableDeclaration, technical, withheld } from '../../kernel/register.ts';

const SECRET = withheld('lässt Sie ein; wird niemandem gezeigt', 'lets you in; shown to nobody');

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'portal_ask',
    fleeting: true,
    whose: 'contact',
    subject: { identifiers: 'identifiers' },
    clock: 'deletes_at',
    category: 'contact-points',
    label: { de: 'Anfragen im Datenschutzportal', en: 'Questions in the privacy portal' },
    deletion: {
      de: 'sobald die E-Mail dazu geschrieben ist, spätestens nach einer Stunde',
      en: 'as soon as the mail for it is written, after an hour at the latest',
    },
    erasure: { act: 'delete' },
    columns: {
      ask_id: technical,
      address: personal('E-Mail-Adresse', 'E-mail address'),
      identifiers: withheld('steht schon im Feld „E-Mail-Adresse“', 'is in the field "E-mail address"'),
      language: technical,
      created_at: personal('Gefragt', 'Asked'),
      deletes_at: technical,
    },
  },
  {
    table: 'portal_count',
    fleeting: true,
    whose: 'nobody',
    clock: 'deletes_at',
    label: { de: 'Anzahl der E-Mails des Datenschutzportals', en: 'Number of mails of the privacy portal' },
    deletion: { de: 'nach zwei Tagen', en: 'after two days' },
    erasure: {
      act: 'none',
      why: {
        de: 'Prüfsummen mit einem Schlüssel außerhalb der Datenbank, die niemanden nennen und nach zwei Tagen verschwinden',
        en: 'keyed hashes, the key outside the database, which name nobody and are gone after two days',
      },
    },
    columns: {
      hash: withheld(
        'Prüfsumme mit Schlüssel; erkennt eine Adresse nur, wenn sie genannt wird',
        'keyed hash; recognises an address only when it is named',
      ),
      day: technical,
      mails: technical,
      deletes_at: technical,
    },
  },
  {
    table: 'portal_link',
    fleeting: true,
    whose: 'contact',
    subject: 'contact_id',
    clock: 'expires_at',
    category: 'identity',
    label: { de: 'Links zum Datenschutzportal', en: 'Links to the privacy portal' },
    deletion: {
      de: 'sobald der Link nicht mehr gilt: eine Stunde nach dem Senden; vom Unternehmen gesendet nach einem Tag, zum Nachweis der Identität nach drei Tagen',
      en: 'as soon as the link opens nothing: an hour after it was sent; a day where the firm sent it, three days where it is to show who asks',
    },
    erasure: { act: 'delete' },
    columns: {
      link_id: technical,
      contact_id: link,
      address: personal('Gesendet an', 'Sent to'),
      request_id: linkTo('rights_request', 'request_id'),
      hash: SECRET,
      language: technical,
      created_by: link,
      created_at: personal('Gesendet', 'Sent'),
      expires_at: personal('Gilt bis', 'Valid until'),
      used_at: personal('Benutzt', 'Used'),
    },
  },
  {
    table: 'portal_session',
    fleeting: true,
    whose: 'contact',
    subject: 'contact_id',
    clock: 'expires_at',
    category: 'identity',
    label: { de: 'Besuche im Datenschutzportal', en: 'Visits to the privacy portal' },
    deletion: {
      de: 'mit dem Verlassen des Portals, spätestens nach 30 Minuten',
      en: 'when the person leaves the portal, after 30 minutes at the latest',
    },
    erasure: { act: 'delete' },
    columns: {
      session_id: technical,
      contact_id: link,
      hash: SECRET,
      language: technical,
      created_at: personal('Gekommen', 'Came in'),
      expires_at: personal('Endet', 'Ends'),
    },
  },
];
