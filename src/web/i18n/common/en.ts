import type { SameKeys } from '../same-keys.ts';
import type { common as german } from './de.ts';

export const common: SameKeys<typeof german> = {
  page: {
    home: 'Start',
    contacts: 'Contacts',
    companies: 'Companies',
    imports: 'Import',
    quarantine: 'Quarantine',
    rights: 'Data subject rights',
    dataMap: 'Data map',
    log: 'Log',
    users: 'Users and roles',
    settings: 'Settings',
    account: 'My account',
  },
  shell: {
    skip: 'Skip to content',
    navigation: 'Main navigation',
    openNavigation: 'Open navigation',
    closeNavigation: 'Close navigation',
    demo: 'Demo',
    language: 'Language',
    userMenu: 'User menu: {{name}}',
    signOut: 'Sign out',
  },
  colorScheme: {
    choose: 'Colour scheme: {{scheme}}',
    auto: 'Same as device',
    light: 'Light',
    dark: 'Dark',
  },
  purpose: {
    current: 'Purpose: {{purpose}}',
    choose: 'What are you working for? You only see contacts for whom this purpose is open.',
  },
  scope: {
    own: 'My own contacts',
    team: 'Contacts of my department',
    all: 'All contacts',
  },
  search: {
    placeholder: 'Search contacts',
    label: 'Search contacts (press /)',
    hits: 'Results',
    none: 'Nothing found. There may be results under another purpose.',
    showAll: 'Show all results for “{{text}}”',
  },
  action: {
    retry: 'Try again',
    cancel: 'Cancel',
    close: 'Close',
    save: 'Save',
    loadMore: 'Load more',
  },
  state: {
    loading: 'Loading …',
    saved: 'Saved.',
  },
  error: {
    unknown: 'That did not work.',
    unreachable: 'The server cannot be reached. Please check your connection.',
    noSuchPage: 'There is no such page.',
    toStart: 'To the start page',
  },
  form: {
    summary_one: 'Please check this entry:',
    summary_other: 'Please check these {{count}} entries:',
    choose: 'Please choose',
  },
  list: {
    sortBy: 'Sort by {{column}}',
    order: 'Order',
    ascending: '{{column}}, ascending',
    descending: '{{column}}, descending',
    shown_one: '{{count}} entry loaded',
    shown_other: '{{count}} entries loaded',
    complete_one: '{{count}} entry',
    complete_other: '{{count}} entries',
  },
};
