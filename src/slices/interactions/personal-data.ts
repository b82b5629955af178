import {
  type ColumnDeclaration,
  link,
  linkTo,
  personal,
  type TableDeclaration,
  technical,
  WITH_CONTACT,
  withheld,
} from '../../kernel/register.ts';

const CHANNELS = {
  call: { de: 'Anruf', en: 'call' },
  email: { de: 'E-Mail', en: 'e-mail' },
  meeting: { de: 'Besprechung', en: 'meeting' },
  letter: { de: 'Brief', en: 'letter' },
  chat: { de: 'Chat', en: 'chat' },
  visit: { de: 'Besuch', en: 'visit' },
  note: { de: 'Notiz', en: 'note' },
  social: { de: 'soziales Netzwerk', en: 'social media' },
};
const DIRECTIONS = {
  in: { de: 'von der Person', en: 'from the person' },
  out: { de: 'an die Person', en: 'to the person' },
  internal: { de: 'intern', en: 'internal' },
};
const OUTCOMES = {
  '': { de: 'keine Angabe', en: 'not stated' },
  reached: { de: 'erreicht', en: 'reached' },
  'not-reached': { de: 'nicht erreicht', en: 'not reached' },
  voicemail: { de: 'Anrufbeantworter', en: 'voicemail' },
  callback: { de: 'Rückruf vereinbart', en: 'call back agreed' },
  done: { de: 'erledigt', en: 'done' },
  'no-interest': { de: 'kein Interesse', en: 'no interest' },
};
const repeated = withheld('steht beim Austausch selbst', 'stands with the interaction itself');
const shownAs = (de: string, en: string, leadsTo: ColumnDeclaration['leadsTo']): ColumnDeclaration => ({
  kind: 'link',
  label: { de, en },
  ...(leadsTo ? { leadsTo } : {}),
});
const WITH_LAST = {
  de: 'mit der letzten betroffenen Person, die daran beteiligt war',
  en: 'with the last of the contacts who took part',
};

/** What was said and written, with whom, and when last. */
export const interactionTables: readonly TableDeclaration[] = [
  {
    table: 'contact_activity',
    whose: 'contact',
    subject: 'contact_id',
    category: 'communication',
    label: { de: 'Letzter Kontakt', en: 'Last contact' },
    deletion: WITH_CONTACT,
    erasure: { act: 'delete' },
    columns: {
      contact_id: linkTo('contact', 'contact_id'),
      last_contact_at: personal('Zeitpunkt', 'Time'),
      last_channel: personal('Weg', 'Channel', { values: CHANNELS }),
    },
  },
  {
    table: 'interaction_person',
    whose: 'contact',
    subject: 'contact_id',
    category: 'communication',
    label: { de: 'Beteiligung an Gesprächen und Schriftwechsel', en: 'Part in interactions' },
    deletion: WITH_CONTACT,
    erasure: { act: 'delete' },
    columns: {
      contact_id: linkTo('contact', 'contact_id'),
      interaction_id: linkTo('interaction', 'interaction_id'),
      occurred_at: repeated,
      channel: repeated,
      direction: repeated,
    },
  },
  {
    table: 'interaction_file',
    whose: 'contact',
    subject: { through: 'interaction_id' },
    category: 'communication',
    label: { de: 'Dateien zu Gesprächen und Schriftwechsel', en: 'Files of interactions' },
    deletion: WITH_LAST,
    erasure: { act: 'with-last' },
    columns: {
      file_id: { ...link, file: 'interaction' },
      interaction_id: linkTo('interaction', 'interaction_id'),
      name: personal('Dateiname', 'File name'),
      media_type: technical,
      bytes: technical,
      created_at: personal('Hinzugefügt am', 'Added on'),
    },
  },
  {
    table: 'interaction',
    whose: 'contact',
    subject: { people: 'interaction_person', key: 'interaction_id' },
    ages: { column: 'occurred_at' },
    category: 'communication',
    label: { de: 'Gespräche und Schriftwechsel', en: 'Interactions' },
    deletion: {
      de: `${WITH_LAST.de}; was als Handelsbrief markiert ist, bleibt als Kopie im Archiv`,
      en: `${WITH_LAST.en}; what is marked as a commercial letter stays as a copy in the archive`,
    },
    erasure: { act: 'with-last' },
    columns: {
      interaction_id: link,
      channel: personal('Weg', 'Channel', { values: CHANNELS }),
      direction: personal('Richtung', 'Direction', { values: DIRECTIONS }),
      occurred_at: personal('Zeitpunkt', 'Time'),
      duration_minutes: personal('Dauer in Minuten', 'Duration in minutes'),
      subject: personal('Betreff', 'Subject'),
      content: personal('Inhalt', 'Content'),
      outcome: personal('Ergebnis', 'Outcome', { values: OUTCOMES }),
      topic: personal('Thema', 'Topic'),
      network: personal('Netzwerk', 'Network'),
      handle: personal('Name dort', 'Name there'),
      url: personal('Adresse', 'Link'),
      company_id: shownAs('Firma', 'Company', { table: 'company', column: 'company_id', shows: 'name' }),
      deal_id: shownAs('Verkaufschance', 'Deal', { table: 'deal', column: 'deal_id', shows: 'title' }),
      ticket_id: shownAs('Servicefall', 'Ticket', {
        table: 'ticket',
        column: 'ticket_id',
        shows: 'subject',
      }),
      archive_id: linkTo('archive_document', 'archive_id'),
      owner_id: link,
      team_id: link,
      has_people: technical,
      keeps_company: technical,
      version: technical,
      created_by: link,
      created_at: technical,
      updated_at: technical,
    },
  },
];
