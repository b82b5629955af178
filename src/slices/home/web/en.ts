import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { home as german } from './de.ts';

export const home: SameKeys<typeof german> = {
  title: 'Start',
  count_one: '{{formatted}} contact under the purpose “{{purpose}}”',
  count_other: '{{formatted}} contacts under the purpose “{{purpose}}”',
  endingSoon: {
    rows: 'Data with a period of its own that goes within 30 days (whole firm): {{what}}',
    title: 'Deleted soon',
    none: 'No contact ends within the next 30 days.',
    because: '{{date}}, because {{because}}.',
    all: 'All that are deleted within 30 days',
  },
  chart: {
    title: 'Grounds that end',
    text: 'How many grounds of this purpose end in each of the next twelve weeks',
    summary:
      'Bar chart: {{count}} grounds end within twelve weeks, most of them ({{most}}) in the week of {{week}}.',
    none: 'No ground of this purpose ends within the next twelve weeks.',
    asTable: 'Show as table',
    week: 'Week of',
    number: 'Number',
  },
  pipeline: {
    title: 'Open deals by stage',
    label: 'Open deals of the pipeline “{{pipeline}}”: number and value by stage',
    none: 'No deal is open.',
  },
  tickets: {
    title: 'Open service cases',
    byStatus: 'Open service cases by status',
    byPriority: 'Open service cases by priority',
    none: 'No service case is open.',
    overdue_one: '{{count}} case is overdue',
    overdue_other: '{{count}} cases are overdue',
  },
  invoices: {
    title: 'Overdue invoices by age',
    label: 'Overdue invoices: number and open amount by days since they were due',
    none: 'No invoice is overdue.',
    age: {
      'to-30': 'up to 30 days',
      'to-60': '31 to 60 days',
      'to-90': '61 to 90 days',
      'over-90': 'over 90 days',
    },
  },
  requests: {
    title: 'Open requests of data subjects',
    none: 'No request is open.',
    dueOn: 'due on',
    all: 'All requests',
  },
  kind: {
    access: 'Access',
    rectification: 'Rectification',
    erasure: 'Erasure',
    restriction: 'Restriction',
    portability: 'Data portability',
    objection: 'Objection',
    withdrawal: 'Withdrawal',
    'human-review': 'Human review',
  },
  restrictions: {
    title: 'Restrictions',
    waiting_one: 'One opening waits for your decision.',
    waiting_other: '{{count}} openings wait for your decision.',
    due_one: 'One review is due.',
    due_other: '{{count}} reviews are due.',
    requests_one: 'One open request of a restricted person,',
    requests_other: '{{count}} open requests of restricted people, the next',
    count_one: 'One record is restricted.',
    count_other: '{{count}} records are restricted.',
    all: 'To the restrictions',
  },
  quarantine: {
    title: 'Quarantine',
    none: 'No row is waiting.',
    count_one: '{{count}} row from imports is waiting for a ground.',
    count_other: '{{count}} rows from imports are waiting for a ground.',
    next: 'The first one is deleted on',
    open: 'To the quarantine',
  },
  recent: {
    title: 'Changed last',
    none: 'Nothing changed yet.',
  },
};
