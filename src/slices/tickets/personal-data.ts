import {
  type Bilingual,
  link,
  linkTo,
  personal,
  provided,
  type TableDeclaration,
  technical,
  WITH_CONTACT,
} from '../../kernel/register.ts';
import type {
  RESOLUTIONS,
  TICKET_CHANNELS,
  TICKET_KINDS,
  TICKET_PRIORITIES,
  TICKET_ROLES,
  TicketStatus,
} from './contract.ts';

type Names<T extends readonly string[]> = Record<T[number], Bilingual>;

const KINDS: Names<typeof TICKET_KINDS> = {
  question: { de: 'Frage', en: 'question' },
  fault: { de: 'Störung', en: 'fault' },
  complaint: { de: 'Beschwerde', en: 'complaint' },
  return: { de: 'Rückgabe', en: 'return' },
  request: { de: 'Auftrag', en: 'request' },
  other: { de: 'Sonstiges', en: 'other' },
};
const CHANNELS: Names<typeof TICKET_CHANNELS> = {
  phone: { de: 'Telefon', en: 'phone' },
  email: { de: 'E-Mail', en: 'e-mail' },
  letter: { de: 'Brief', en: 'letter' },
  chat: { de: 'Chat', en: 'chat' },
  visit: { de: 'persönlich', en: 'in person' },
  social: { de: 'soziales Netzwerk', en: 'social network' },
  form: { de: 'Formular', en: 'form' },
  other: { de: 'sonstige', en: 'other' },
};
const STATUSES: Record<TicketStatus, Bilingual> = {
  new: { de: 'neu', en: 'new' },
  open: { de: 'in Arbeit', en: 'open' },
  waiting: { de: 'wartet auf Kundin oder Kunden', en: 'waiting for the customer' },
  resolved: { de: 'gelöst', en: 'resolved' },
  closed: { de: 'geschlossen', en: 'closed' },
};
const PRIORITIES: Names<typeof TICKET_PRIORITIES> = {
  low: { de: 'niedrig', en: 'low' },
  normal: { de: 'normal', en: 'normal' },
  high: { de: 'hoch', en: 'high' },
  urgent: { de: 'dringend', en: 'urgent' },
};
const OUTCOMES: Names<typeof RESOLUTIONS> = {
  solved: { de: 'gelöst', en: 'solved' },
  replaced: { de: 'ersetzt', en: 'replaced' },
  refunded: { de: 'erstattet', en: 'refunded' },
  repaired: { de: 'repariert', en: 'repaired' },
  advice: { de: 'beraten', en: 'advice given' },
  duplicate: { de: 'doppelt erfasst', en: 'recorded twice' },
  rejected: { de: 'abgelehnt', en: 'rejected' },
  withdrawn: { de: 'zurückgezogen', en: 'withdrawn' },
};
const ROLES: Names<typeof TICKET_ROLES> = {
  reporter: { de: 'meldet den Fall', en: 'reports the case' },
  affected: { de: 'ist betroffen', en: 'is affected' },
  other: { de: 'sonstige', en: 'other' },
};

/**
 * A service case is shared by its people and stays with its company: subject and product therefore name nobody. What
 * was said is in its interactions, which go with the last of their people.
 */
export const ticketTables: readonly TableDeclaration[] = [
  {
    table: 'ticket',
    ages: { column: 'resolved_at' },
    whose: 'contact',
    subject: { people: 'ticket_person', key: 'ticket_id' },
    category: 'communication',
    label: { de: 'Servicefälle', en: 'Service cases' },
    deletion: {
      de: 'mit der letzten beteiligten Person; der Fall einer Firma bleibt bei dieser, ohne Personen',
      en: 'with the last of its people; the case of a company stays with it, without people',
    },
    erasure: { act: 'with-last' },
    columns: {
      ticket_id: link,
      number: personal('Nummer', 'Number'),
      subject: personal('Betreff', 'Subject'),
      company_id: {
        kind: 'link',
        label: { de: 'Firma', en: 'Company' },
        leadsTo: { table: 'company', column: 'company_id', shows: 'name' },
      },
      kind: personal('Art', 'Kind', { values: KINDS }),
      channel: personal('Eingang über', 'Came in by', { values: CHANNELS }),
      status: personal('Stand', 'Status', { values: STATUSES }),
      priority: personal('Dringlichkeit', 'Priority', { values: PRIORITIES }),
      priority_rank: technical,
      product: personal('Produkt', 'Product'),
      due_at: personal('Frist', 'Deadline'),
      first_answer_at: personal('Erste Antwort am', 'First answer on'),
      resolved_at: personal('Gelöst am', 'Resolved on'),
      resolution: personal('Ergebnis', 'Outcome', { values: OUTCOMES }),
      owner_id: link,
      team_id: link,
      has_people: technical,
      keeps_company: technical,
      version: technical,
      created_by: link,
      created_at: personal('Eingegangen am', 'Came in on'),
      updated_at: personal('Zuletzt geändert am', 'Last changed on'),
    },
  },
  {
    table: 'ticket_satisfaction',
    whose: 'contact',
    subject: 'contact_id',
    category: 'communication',
    label: { de: 'Zufriedenheit mit Servicefällen', en: 'Satisfaction with service cases' },
    deletion: {
      de: 'sofort mit dem Widerruf oder Ende der Einwilligung, spätestens mit der betroffenen Person',
      en: 'at once when the consent is withdrawn or ends, at the latest with the contact',
    },
    erasure: { act: 'delete' },
    columns: {
      contact_id: linkTo('contact', 'contact_id'),
      ticket_id: {
        kind: 'link',
        label: { de: 'Servicefall', en: 'Service case' },
        leadsTo: { table: 'ticket', column: 'ticket_id', shows: 'subject' },
      },
      score: provided('Bewertung (1 bis 5)', 'Score (1 to 5)'),
      comment: provided('Bemerkung', 'Comment'),
      ground_id: linkTo('ground', 'ground_id'),
      created_by: link,
      created_at: personal('Festgehalten am', 'Recorded on'),
    },
  },
  {
    table: 'ticket_person',
    whose: 'contact',
    subject: 'contact_id',
    category: 'communication',
    label: { de: 'Beteiligung an Servicefällen', en: 'Part in service cases' },
    deletion: WITH_CONTACT,
    erasure: { act: 'delete' },
    columns: {
      contact_id: linkTo('contact', 'contact_id'),
      ticket_id: {
        kind: 'link',
        label: { de: 'Servicefall', en: 'Service case' },
        leadsTo: { table: 'ticket', column: 'ticket_id', shows: 'subject' },
      },
      role: personal('Rolle', 'Role', { values: ROLES }),
      position: technical,
    },
  },
  {
    table: 'ticket_deadline',
    whose: 'nobody',
    label: { de: 'Fristen für Servicefälle', en: 'Deadlines of service cases' },
    deletion: { de: 'nie: Einstellung der Firma', en: 'never: a setting of the firm' },
    erasure: {
      act: 'none',
      why: { de: 'enthält keine personenbezogenen Daten', en: 'holds no personal data' },
    },
    columns: { priority: technical, hours: technical },
  },
];
