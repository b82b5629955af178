import {
  type ErasureRule,
  linkTo,
  personal,
  type TableDeclaration,
  technical,
} from '../../kernel/register.ts';

const STAFF: ErasureRule = {
  act: 'none',
  why: { de: 'sagt nichts über einen Kontakt', en: 'says nothing about a contact' },
};
const SHARINGS = {
  private: { de: 'nur für sich', en: 'private' },
  team: { de: 'mit der Abteilung geteilt', en: 'shared with the department' },
  all: { de: 'mit allen geteilt', en: 'shared with all' },
};

/** How the firm's people see their lists; no filter that names a customer is kept. */
export const viewTables: readonly TableDeclaration[] = [
  {
    table: 'saved_view',
    whose: 'staff',
    category: 'staff',
    label: { de: 'Gespeicherte Ansichten', en: 'Saved views' },
    deletion: {
      de: 'wenn sie gelöscht werden, spätestens mit dem Konto',
      en: 'when deleted, at the latest with the account',
    },
    erasure: STAFF,
    columns: {
      view_id: technical,
      list_key: technical,
      name: personal('Name der Ansicht', 'Name of the view'),
      user_id: linkTo('app_user', 'user_id'),
      sharing: personal('Geteilt', 'Shared', { values: SHARINGS }),
      team_id: { kind: 'link' },
      filters: technical,
      sort: technical,
      columns: technical,
      version: technical,
      created_at: personal('Angelegt', 'Made'),
      updated_at: personal('Geändert', 'Changed'),
    },
  },
  {
    table: 'list_preference',
    whose: 'staff',
    category: 'staff',
    label: { de: 'Eigene Listeneinstellungen', en: 'Own list settings' },
    deletion: { de: 'mit dem Konto', en: 'with the account' },
    erasure: STAFF,
    columns: {
      user_id: linkTo('app_user', 'user_id'),
      list_key: technical,
      default_view_id: linkTo('saved_view', 'view_id'),
      columns: technical,
      updated_at: personal('Geändert', 'Changed'),
    },
  },
];
