import type { SameKeys } from '../../../../web/i18n/same-keys.ts';
import type { footing as german } from './de.ts';

export const footing: SameKeys<typeof german> = {
  title: 'Why may this data be stored?',
  intro: 'Nobody is taken in without a ground. Each ground names purpose, legal basis, origin and end.',
  mode: {
    label: 'Where does the ground stand?',
    file: 'The same for all',
    fileText: 'All people of the file come from one source, such as a trade fair.',
    columns: 'In the file',
    columnsText: 'Columns say for each row what the storage rests on, as exports of HubSpot do.',
  },
  ground: {
    title: 'Ground {{number}}',
    add: 'Add another ground',
    remove: 'Remove ground {{number}}',
    removeShort: 'Remove',
    ends: 'Ends on {{date}}. Whoever has no other open ground by then will be deleted.',
    endOpen: 'Please name an end.',
  },
  origin: {
    title: 'Origin and evidence for all rows',
    evidence: 'Evidence for all rows',
    evidenceHint: 'For example: where the forms are kept, or the text that was consented to',
  },
  bases: {
    title: 'What do the texts of the column “Legal basis” mean?',
    text: 'Text in the file',
    rows: 'Rows',
    basis: 'Legal basis',
    purpose: 'Purpose',
    basisOf: 'Legal basis for “{{text}}”',
    purposeOf: 'Purpose for “{{text}}”',
    none: 'Gives no ground',
    blank: 'Empty cells give no ground.',
    empty: 'No column is mapped to “Legal basis”, or it is empty.',
  },
  consents: {
    title: 'Consents in the file',
    label: 'Columns “Consent” and “Date of consent”',
    dated: 'Count where they have a date (from that day on)',
    all: 'Count without a date as well (from today on)',
    none: 'Do not count',
    purpose: 'The consent was to',
  },
  waiting: {
    title: 'Rows without a ground',
    text: 'do not become contacts. They wait in quarantine until {{date}}, where you can give them a ground; after that they are deleted by themselves. Whoever has objected, as the file says, is not taken in under that purpose.',
  },
  options: {
    title: 'Settings',
    duplicates: 'Who is there already',
    skip: 'Stays as they are',
    complete: 'Fill in blanks and add the ground',
    owner: 'Looked after by',
    nobody: 'Nobody',
    team: 'Department',
    noTeam: 'None',
    country: 'Country for numbers and addresses without one',
    companies: 'Create the companies of the file and link them with the people',
  },
  noPurpose: {
    title: 'You have no purpose for which people can be taken in.',
    text: 'Whoever works under at least one purpose of the daily work can import, such as Contract or Inquiry.',
  },
  toPreview: 'Compute preview',
  computing: 'Every row is being checked. With large files this takes some seconds.',
};
