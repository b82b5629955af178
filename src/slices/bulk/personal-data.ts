import { type Bilingual, linkTo, personal, type TableDeclaration, technical } from '../../kernel/register.ts';

const AFTER_A_WEEK: Bilingual = {
  de: '7 Tage nach der Sammeländerung, spätestens mit der betroffenen Person',
  en: '7 days after the change of many, at the latest with the contact',
};
const toChange = linkTo('bulk_change', 'change_id');
const toContact = linkTo('contact', 'contact_id');

/** What a change of many found, kept for as long as it can be taken back. */
export const bulkTables: readonly TableDeclaration[] = [
  {
    table: 'bulk_contact_tag',
    whose: 'contact',
    subject: 'contact_id',
    clock: 'deletes_at',
    category: 'preferences',
    label: { de: 'Schlagwörter in Sammeländerungen', en: 'Labels in changes of many' },
    deletion: AFTER_A_WEEK,
    erasure: { act: 'delete' },
    columns: {
      change_id: toChange,
      contact_id: toContact,
      tag: personal('Vergebenes oder entferntes Schlagwort', 'Label given or taken away'),
      deletes_at: technical,
    },
  },
  {
    table: 'bulk_contact',
    whose: 'contact',
    subject: 'contact_id',
    clock: 'deletes_at',
    category: 'identity',
    label: { de: 'Stand vor Sammeländerungen', en: 'State before changes of many' },
    deletion: AFTER_A_WEEK,
    erasure: { act: 'delete' },
    columns: {
      change_id: toChange,
      contact_id: toContact,
      owner_id: { kind: 'link' },
      team_id: { kind: 'link' },
      version_after: technical,
      deletes_at: technical,
    },
  },
  {
    table: 'bulk_company',
    whose: 'contact',
    subject: { through: 'company_id' },
    clock: 'deletes_at',
    category: 'identity',
    label: { de: 'Eigene Firma vor Sammeländerungen', en: 'Own company before changes of many' },
    deletion: AFTER_A_WEEK,
    erasure: { act: 'delete' },
    columns: {
      change_id: toChange,
      company_id: linkTo('company', 'company_id'),
      industry: personal('Branche davor', 'Industry before'),
      version_after: technical,
      deletes_at: technical,
    },
  },
  {
    table: 'bulk_change',
    whose: 'staff',
    clock: 'undo_until',
    category: 'staff',
    label: { de: 'Sammeländerungen', en: 'Changes of many' },
    deletion: { de: '7 Tage nach der Änderung', en: '7 days after the change' },
    erasure: {
      act: 'none',
      why: { de: 'sagt nichts über einen Kontakt', en: 'says nothing about a contact' },
    },
    columns: {
      change_id: technical,
      list_key: technical,
      field: technical,
      value: technical,
      state: technical,
      rows_total: technical,
      rows_done: technical,
      rows_changed: technical,
      rows_undone: technical,
      purpose_key: technical,
      user_id: linkTo('app_user', 'user_id'),
      run_by: { kind: 'link' },
      created_at: personal('Ausgeführt', 'Made'),
      finished_at: technical,
      undo_until: technical,
    },
  },
];
