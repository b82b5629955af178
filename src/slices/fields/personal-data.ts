import {
  type ColumnDeclaration,
  type DeclaredRows,
  link,
  linkTo,
  personal,
  provided,
  type TableDeclaration,
  technical,
  WITH_CONTACT,
  withheld,
} from '../../kernel/register.ts';
import type { OwnEntity } from './contract.ts';

/** Where each row finds what a column has in its declaration. */
const declaredFor = (entity: OwnEntity): DeclaredRows => ({
  by: 'field_id',
  value: 'value',
  table: 'own_field',
  key: 'field_id',
  where: { column: 'entity', is: entity },
  name: 'key',
  label: { de: 'label_de', en: 'label_en' },
  type: 'type',
  choices: 'choices',
  category: 'category',
  purposes: 'purposes',
  retainDays: 'retain_days',
  provided: 'is_provided',
  deletesAt: 'deletes_at',
});

const COLUMNS: Record<string, ColumnDeclaration> = {
  field_id: {
    kind: 'link',
    label: { de: 'Feld', en: 'Field' },
    provided: true,
    leadsTo: { table: 'own_field', column: 'field_id', shows: { de: 'label_de', en: 'label_en' } },
  },
  value: provided('Wert', 'Value'),
  number: withheld('der Wert noch einmal, zum Vergleichen', 'the value once more, for comparing'),
  expires_at: personal('Wird gelöscht am', 'Will be deleted on'),
  source: personal('Eingegangen über', 'Came in by', {
    values: {
      staff: { de: 'Eingabe durch Beschäftigte', en: 'entry by staff' },
      api: { de: 'Schnittstelle', en: 'API' },
      import: { de: 'Import', en: 'import' },
    },
  }),
  changed_by: link,
  changed_at: personal('Zuletzt geändert am', 'Last changed on'),
};

/**
 * Values of the fields that the firm added. Each field says its category, purposes and deletion rule in its own row, so
 * one declaration here stands for all that will ever be added.
 */
export const fieldTables: readonly TableDeclaration[] = [
  {
    table: 'contact_own_value',
    whose: 'contact',
    subject: 'contact_id',
    clock: 'expires_at',
    declared: declaredFor('contact'),
    label: { de: 'Eigene Felder', en: 'Own fields' },
    deletion: WITH_CONTACT,
    erasure: { act: 'delete' },
    columns: { contact_id: linkTo('contact', 'contact_id'), ...COLUMNS },
  },
  {
    table: 'company_own_value',
    whose: 'contact',
    subject: { through: 'company_id' },
    clock: 'expires_at',
    declared: declaredFor('company'),
    label: { de: 'Eigene Felder der eigenen Firma', en: 'Own fields of the own company' },
    deletion: {
      de: 'Einzelunternehmen: mit der Person; sonst mit der Firma',
      en: 'sole trader: with the person; otherwise with the company',
    },
    erasure: { act: 'delete' },
    columns: { company_id: linkTo('company', 'company_id'), ...COLUMNS },
  },
  {
    table: 'deal_own_value',
    whose: 'contact',
    subject: { through: 'deal_id' },
    clock: 'expires_at',
    declared: declaredFor('deal'),
    label: { de: 'Eigene Felder der Verkaufschancen', en: 'Own fields of deals' },
    deletion: { de: 'mit der Verkaufschance', en: 'with the deal' },
    erasure: { act: 'with-last' },
    columns: { deal_id: linkTo('deal', 'deal_id'), ...COLUMNS },
  },
  {
    table: 'ticket_own_value',
    whose: 'contact',
    subject: { through: 'ticket_id' },
    clock: 'expires_at',
    declared: declaredFor('ticket'),
    label: { de: 'Eigene Felder der Servicefälle', en: 'Own fields of service cases' },
    deletion: { de: 'mit dem Servicefall', en: 'with the service case' },
    erasure: { act: 'with-last' },
    columns: { ticket_id: linkTo('ticket', 'ticket_id'), ...COLUMNS },
  },
  {
    table: 'own_field',
    whose: 'nobody',
    clock: 'deletes_at',
    label: { de: 'Eigene Felder, ihre Festlegungen', en: 'Own fields, their settings' },
    deletion: {
      de: '30 Tage, nachdem das Feld außer Gebrauch genommen ist, mit allen Werten',
      en: '30 days after the field is taken out of use, with all values',
    },
    erasure: { act: 'none', why: { de: 'sagt über niemanden etwas', en: 'says nothing about anybody' } },
    columns: {
      field_id: technical,
      entity: technical,
      key: technical,
      label_de: technical,
      label_en: technical,
      type: technical,
      choices: technical,
      category: technical,
      purposes: technical,
      retain_days: technical,
      special_reason: technical,
      is_provided: technical,
      is_required: technical,
      position: technical,
      deletes_at: technical,
      version: technical,
      created_by: link,
      created_at: technical,
      updated_at: technical,
    },
  },
];
