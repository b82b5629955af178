import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { fields as de } from './de.ts';

export const fields: SameKeys<typeof de> = {
  section: 'Own fields',
  entity: { contact: 'Contacts', company: 'Companies', deal: 'Deals', ticket: 'Service cases' },
  type: {
    text: 'Text',
    number: 'Number',
    date: 'Date',
    choice: 'Choice',
    'yes-no': 'Yes or no',
    link: 'Link',
  },
  value: {
    yes: 'yes',
    no: 'no',
    none: 'not stated',
    empty: 'Nothing entered yet.',
    until: 'will be deleted on {{day}}',
    days_one: 'is deleted {{count}} day after the last change',
    days_other: 'is deleted {{count}} days after the last change',
  },
  filter: { any: 'All', from: '{{field}}: from', to: '{{field}}: to' },
  page: {
    title: 'Own fields',
    subtitle:
      'What you record beyond what is provided. Each field has a data category, purposes and a deletion rule; report, erasure, import, filters and API know it at once.',
    add: 'Add field',
    addTo: 'Add field: {{entity}}',
    none: {
      contact: 'No own fields for contacts yet.',
      company: 'No own fields for companies yet.',
      deal: 'No own fields for deals yet.',
      ticket: 'No own fields for service cases yet.',
    },
  },
  column: {
    name: 'Field',
    type: 'Type',
    category: 'Data category',
    purposes: 'Purposes',
    deletion: 'Values are deleted',
    actions: 'Actions',
  },
  badge: { required: 'required', special: 'Art. 9', leaving: 'out of use' },
  deletion: {
    record: 'with the record',
    days_one: '{{count}} day after the last change',
    days_other: '{{count}} days after the last change',
    leaving: 'with the field on',
  },
  action: { edit: 'Edit', leave: 'Out of use', back: 'Use again', remove: 'Delete now' },
  actionOf: {
    edit: 'Edit “{{field}}”',
    leave: 'Take “{{field}}” out of use',
    back: 'Use “{{field}}” again',
    remove: 'Delete “{{field}}” now',
  },
  leave: {
    text: 'The field disappears at once from forms, lists, filters, import and API. Its values stay for 30 days for access reports, and are then deleted with the field. Until then you can use it again.',
    backText:
      'The field and its values are there again at once. Values whose period has ended meanwhile do not come back.',
    isLeaving: '“{{field}}” is out of use.',
    isBack: '“{{field}}” is in use again.',
  },
  remove: {
    text_one: 'The field and {{count}} value will be deleted for good. This cannot be undone.',
    text_other: 'The field and {{count}} values will be deleted for good. This cannot be undone.',
    done: '“{{field}}” is deleted.',
  },
  form: {
    labelDe: 'Name in German',
    labelEn: 'Name',
    type: 'Type',
    typeHint: 'Cannot be changed later.',
    typeFixed: 'Cannot be changed: the values would be none.',
    key: 'Key',
    keyHint: 'Name in the API; leave empty for the proposal.',
    choices: 'Entries of the choice',
    choiceDe: 'Entry {{number}} in German',
    choiceEn: 'Entry {{number}}',
    removeChoice: 'Remove entry {{number}}',
    addChoice: 'Add entry',
    isRequired: 'Required',
    isRequiredHint: 'New records need a value. An import may leave it open.',
    isProvided: 'The people say it themselves',
    isProvidedHint:
      'For example a clothing size. They can take such data along as a file (Art. 20 GDPR); your own judgements they cannot.',
  },
  footing: {
    title: 'Data protection',
    text: 'Three questions without which no field is added. The answers stand in the data map and in every access report.',
    textOfRecord:
      'Three questions without which no field is added. A record can stay with its company when its people have been erased: so the field should name nobody.',
    category: 'What kind of data is it?',
    purposes: 'What do you need the field for?',
    purposesHint: 'Only those who work under one of these purposes see the field and can fill it.',
    categoryFirst: 'First choose what kind of data it is.',
    noPurpose: 'No purpose opens this category. Add one under “Settings” that does.',
    rule: 'When is a value deleted?',
    specialText:
      'Data about health, religion, politics, unions, origin or sex life is forbidden unless an exception applies, mostly explicit consent. Do you really need the field?',
    specialReason: 'Which exception permits it (Art. 9(2) GDPR)?',
    notSpecialReason: 'Why is this no special category?',
  },
  example: {
    identity: 'Who somebody is. Example: customer number in the old program, staff number at their employer.',
    'contact-points': 'How to reach somebody. Example: name at the doorbell, delivery address of the branch.',
    communication:
      'What was talked about, and how. Example: conversation guide, call-back number of the case.',
    preferences: 'What somebody likes or needs. Example: clothing size, preferred time of contact.',
    purchases: 'What was bought. Example: serial number, end of the service contract.',
    'payment-behaviour': 'How they pay. Example: discount agreed, dunning level.',
    credit: 'Whether they can pay. Example: credit line, report of a credit agency.',
    special: 'Health, religion, politics, unions. Example: allergies when catering.',
  },
  rule: {
    contact: 'Together with the person',
    company: 'Together with the company',
    deal: 'Together with the deal',
    ticket: 'Together with the service case',
    hint: {
      contact: 'As soon as the last ground ends or the person asks for erasure. Example: customer number.',
      company: 'As soon as the company is deleted. Example: number of machines.',
      deal: 'As soon as the deal is deleted. Example: number of the tender.',
      ticket: 'As soon as the case is deleted. Example: serial number.',
    },
    days: 'Earlier: a number of days after the last change of the value',
    daysHint:
      'For what goes out of date. Example: clothing size after 730 days, visit to a fair after 90 days.',
    daysNumber: 'Days',
  },
};
