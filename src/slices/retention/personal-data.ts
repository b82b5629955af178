import {
  link,
  linkTo,
  personal,
  type TableDeclaration,
  technical,
  WITH_CONTACT,
} from '../../kernel/register.ts';
import { eventTables } from './personal-data-events.ts';

const NOBODY = {
  whose: 'nobody',
  deletion: { de: 'bleibt', en: 'stays' },
  erasure: { act: 'none', why: { de: 'nennt keine Person', en: 'names no person' } },
} as const satisfies Partial<TableDeclaration>;
const all = (...columns: string[]): TableDeclaration['columns'] =>
  Object.fromEntries(columns.map((column) => [column, technical]));

const ledger: TableDeclaration = {
  table: 'erasure_ledger',
  whose: 'nobody',
  label: { de: 'Löschprotokoll', en: 'Erasure ledger' },
  deletion: {
    de: 'bleibt, solange es Sicherungen gibt, aus denen Gelöschtes zurückkehren kann',
    en: 'stays as long as there are backups from which erased data can return',
  },
  erasure: {
    act: 'none',
    why: {
      de: 'Prüfsumme einer zufälligen Kennung, die es sonst nirgends mehr gibt; der Schlüssel liegt außerhalb der Datenbank',
      en: 'keyed hash of a random id that exists nowhere else any more; the key lies outside the database',
    },
  },
  columns: all(
    'ledger_id',
    'subject_hash',
    'into_hash',
    'reason',
    'counts',
    'kept',
    'actor_id',
    'erased_at',
    'exported_at',
  ),
};

const hold: TableDeclaration = {
  table: 'legal_hold',
  whose: 'contact',
  subject: 'contact_id',
  category: 'identity',
  label: { de: 'Aufbewahrungssperre', en: 'Legal hold' },
  deletion: WITH_CONTACT,
  erasure: { act: 'delete' },
  columns: {
    hold_id: technical,
    contact_id: linkTo('contact', 'contact_id'),
    reason: personal('Grund', 'Reason', {
      values: {
        dispute: { de: 'Rechtsstreit', en: 'dispute' },
        authority: { de: 'Behörde', en: 'authority' },
        other: { de: 'anderer', en: 'other' },
      },
    }),
    note: personal('Erläuterung', 'Explanation'),
    categories: technical,
    review_on: personal('Wird überprüft am', 'Will be reviewed on'),
    created_by: link,
    created_at: personal('Seit', 'Since'),
    ended_by: link,
    ended_at: personal('Beendet am', 'Ended on'),
  },
};

export const personalData: readonly TableDeclaration[] = [
  ...eventTables,
  ledger,
  hold,
  {
    ...NOBODY,
    table: 'deletion_class',
    label: { de: 'Löschklassen', en: 'Deletion classes' },
    columns: all(
      'class_key',
      'period',
      'unit',
      'to_year_end',
      'start_event',
      'label_de',
      'label_en',
      'statute_de',
      'statute_en',
      'is_builtin',
      'is_fixed',
      'updated_at',
    ),
  },
  {
    ...NOBODY,
    table: 'deletion_rule',
    label: { de: 'Löschregeln', en: 'Deletion rules' },
    columns: all(
      'table_name',
      'class_key',
      'kind',
      'runs_from',
      'starts_from',
      'applies_when',
      'people_table',
      'people_key',
      'category',
      'stays_held',
      'since',
      'changed_by',
    ),
  },
  {
    ...NOBODY,
    table: 'retention_run',
    label: { de: 'Löschläufe', en: 'Deletion runs' },
    columns: all(
      'run_id',
      'kind',
      'state',
      'started_at',
      'batch_at',
      'finished_at',
      'batches',
      'people',
      'counts',
    ),
  },
  {
    ...NOBODY,
    table: 'retention_forecast',
    label: { de: 'Löschvorschau', en: 'Deletion forecast' },
    columns: all('table_name', 'due_on', 'row_count', 'computed_at'),
  },
  {
    table: 'retention_state',
    whose: 'staff',
    category: 'staff',
    label: { de: 'Aussetzung der Löschung', en: 'Suspension of deletion' },
    deletion: { de: 'mit der nächsten Aussetzung', en: 'with the next suspension' },
    erasure: {
      act: 'none',
      why: { de: 'nennt keinen Kontakt', en: 'names no contact' },
    },
    columns: {
      state_id: technical,
      heartbeat_at: technical,
      clock: technical,
      clock_since: technical,
      accepted_by: link,
      accepted_at: technical,
      suspended_by: link,
      suspended_at: technical,
      suspended_until: technical,
      suspended_reason: personal('Begründung', 'Reason'),
    },
  },
];
