import { link, linkTo, personal, type TableDeclaration, technical, withheld } from '../../kernel/register.ts';

const WITH_LAST = {
  de: 'mit der letzten betroffenen Person, auf die sie sich bezieht',
  en: 'with the last of the people that it is about',
};

export const taskTables: readonly TableDeclaration[] = [
  {
    table: 'task_person',
    whose: 'contact',
    subject: 'contact_id',
    category: 'identity',
    label: { de: 'Bezug von Aufgaben auf die Person', en: 'Tasks that are about the person' },
    deletion: { de: 'mit der betroffenen Person', en: 'with the contact' },
    erasure: { act: 'delete' },
    columns: { contact_id: linkTo('contact', 'contact_id'), task_id: linkTo('task', 'task_id') },
  },
  {
    table: 'task',
    ages: { column: 'done_at' },
    whose: 'contact',
    subject: { people: 'task_person', key: 'task_id' },
    category: 'communication',
    label: { de: 'Aufgaben und Termine', en: 'Tasks and appointments' },
    deletion: WITH_LAST,
    erasure: { act: 'with-last' },
    columns: {
      task_id: link,
      kind: personal('Art', 'Kind', {
        values: {
          task: { de: 'Aufgabe', en: 'task' },
          call: { de: 'Anruf', en: 'call' },
          email: { de: 'E-Mail', en: 'e-mail' },
          meeting: { de: 'Besprechung', en: 'meeting' },
          visit: { de: 'Besuch', en: 'visit' },
        },
      }),
      title: personal('Was zu tun ist', 'What to do'),
      note: personal('Einzelheiten', 'Details'),
      due_at: personal('Fällig oder Beginn', 'Due or beginning'),
      is_all_day: technical,
      ends_at: personal('Ende', 'End'),
      remind_at: technical,
      reminded_at: technical,
      place: personal('Ort', 'Place'),
      priority: technical,
      done_at: personal('Erledigt', 'Done'),
      company_id: {
        kind: 'link',
        label: { de: 'Firma', en: 'Company' },
        leadsTo: { table: 'company', column: 'company_id', shows: 'name' },
      },
      deal_id: linkTo('deal', 'deal_id'),
      ticket_id: linkTo('ticket', 'ticket_id'),
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
  {
    table: 'calendar_feed',
    whose: 'staff',
    category: 'staff',
    label: { de: 'Kalenderadressen', en: 'Calendar addresses' },
    deletion: {
      de: 'wenn der Benutzer sie zurückzieht, spätestens mit dem Konto',
      en: 'when the user revokes them, with the account at the latest',
    },
    erasure: {
      act: 'none',
      why: { de: 'sagt nichts über einen Kontakt', en: 'says nothing about a contact' },
    },
    columns: {
      feed_id: technical,
      user_id: link,
      purpose_key: technical,
      secret_hash: withheld(
        'öffnet den Kalender; wird niemandem gezeigt',
        'opens the calendar; shown to nobody',
      ),
      names_people: technical,
      created_at: technical,
      read_at: personal('Zuletzt abgerufen', 'Last read'),
    },
  },
];
