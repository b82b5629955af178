import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { views as de } from './de.ts';

export const views: SameKeys<typeof de> = {
  switcher: {
    label: 'View: {{name}}',
    none: 'All',
    changed: 'changed',
    mine: 'My views',
    shared: 'Shared views',
    sharedBy: '{{name}} (by {{by}})',
    actions: 'This list',
    save: 'Save as a view …',
    update: 'Take over filters and order',
    edit: 'Edit view …',
    remove: 'Delete view …',
    makeDefault: 'Always open with this view',
    noDefault: 'No longer open with a view',
  },
  dialog: {
    saveTitle: 'Save view',
    editTitle: 'Edit view',
    name: 'Name',
    sharing: 'Who sees it?',
    isDefault: 'Always open the list with this view',
    explain:
      'Filters, order and columns are saved. Search text and filters that lead to single people (such as an e-mail address) are not: a view must not hold on to somebody who was erased long ago.',
    leftOut: 'Not saved here: the search text, or a filter on a person.',
    saved: 'View “{{name}}” saved.',
    removeTitle: 'Delete view?',
    removeText:
      '“{{name}}” also disappears for everybody it is shared with. Contacts and companies are not touched.',
    removed: 'View deleted.',
    remove: 'Delete',
  },
  sharing: {
    private: 'Only me',
    team: 'My department',
    all: 'Everybody',
  },
  columns: {
    open: 'Columns',
    title: 'Columns of this list',
    reset: 'As provided',
    ofOthers: 'The columns belong to the view of {{name}}. Save one of your own to change them.',
  },
};
