import type { SameKeys } from '../../../../web/i18n/same-keys.ts';
import type { users as german } from './de.ts';

export const users: SameKeys<typeof german> = {
  title: 'Users and roles',
  subtitle: 'Who may sign in, what for, and which contacts they see then.',
  tab: {
    users: 'Users',
    teams: 'Departments',
    roles: 'Roles',
  },
  text: 'A role decides what somebody may do and for which purposes; its scope, with which contacts.',
  add: 'Create user',
  added: 'The account of {{name}} has been created.',
  editOf: 'Edit {{name}}',
  alone: 'So far only you have an account.',
  aloneText: 'Create an account for each person: the log says who did what, and what for.',
  you: '(you)',
  roles: 'Roles',
  team: 'Department',
  noTeam: 'None',
  access: 'Access',
  active: 'active',
  inactive: 'blocked',
  firstPassword: 'First password',
  firstPasswordHint: 'Hand it over in person; it can be changed under “My account”.',
  nextPasswordHint: 'Leave empty to keep it. A new one ends all sessions of this person.',
  rolesText: 'Several roles add up. Where two open the same purpose, the wider scope counts.',
  purposesOfRole: 'Purposes: {{purposes}}',
  noPurposes: 'This role has no purposes yet and therefore sees no contacts.',
  scopeOf: 'Scope of the role {{role}}',
  scopeText: {
    own: 'Sees only contacts that this person looks after.',
    team: 'Sees contacts that their department or they themselves look after.',
    teamless: 'Without a department these are only the contacts that this person looks after.',
    all: 'Sees all contacts for whom a purpose of the role is open.',
  },
  maySignIn: 'May sign in',
  maySignInText: 'Without the tick the account is blocked; you can unblock it at any time.',
  maySignInMe: 'You cannot block your own account.',
  willLose: 'On saving, {{name}} loses access.',
  loses: {
    sessions: 'All sessions end at once.',
    keys: 'API keys of this person do not work while the account is blocked.',
    contacts: 'Contacts they look after stay assigned to them. Assign these to somebody else.',
    log: 'The account stays as long as the log names it.',
  },
  teams: {
    text: 'Whoever has a role for their own department sees the contacts that are assigned to it.',
    add: 'Create department',
    added: 'The department “{{name}}” has been created.',
    name: 'Name of the department',
    members: 'Users',
    nobody: 'nobody',
    actions: 'Actions',
    rename: 'Rename',
    renameOf: 'Rename department “{{name}}”',
    remove: 'Delete',
    removeOf: 'Delete department “{{name}}”',
    removeText: 'This works only if no contacts belong to the department any more.',
    inUse: 'Users still belong to this department: {{members}}. Give them another one first.',
    removed: 'The department “{{name}}” has been deleted.',
    none: 'There are no departments yet.',
    noneText: 'You need some if users are to see only the contacts of their department.',
  },
  concept: {
    purposes: 'Purposes of the roles',
    purposesText:
      'Your permission concept: with a tick, whoever has the role may work under this purpose and then sees the data that it opens. Only Obhut itself works under “Upkeep”.',
    readOnly: 'Only those who manage the firm can change the permission concept.',
    purpose: 'Purpose',
    cell: '{{role}}: {{purpose}}',
    fixed: 'Access administration stays with the role Administration, else nobody could manage accounts.',
    opens: 'opens {{categories}}',
    opensAll: 'opens all data, also where processing is restricted',
    unsaved: 'Not saved yet',
    gains: '{{role}} gains: {{purposes}}',
    loses: '{{role}} loses: {{purposes}}',
    discard: 'Discard',
    saved: 'The permission concept has been saved. It counts from now on, for signed-in users as well.',
    permissions: 'What roles may do',
    permissionsText: 'These permissions are fixed. Which data they concern is decided by purpose and scope.',
    everyRole: 'Every role',
    nothingBeyond: 'Nothing beyond that.',
  },
  permission: {
    open: 'Sign in',
    self: 'Change their own account',
    contact: {
      read: 'Search and read contacts',
      write: 'Create and change contacts',
    },
    company: {
      read: 'Search and read companies',
      write: 'Create and change companies',
    },
    ground: {
      write: 'Record, change and end grounds',
    },
    interaction: {
      read: 'Read the timeline',
      write: 'Record calls, e-mails, meetings and notes',
    },
    task: {
      read: 'Read tasks and calendar',
      write: 'Create and change tasks and appointments',
    },
    deal: {
      read: 'Read deals',
      write: 'Create and change deals',
    },
    pipeline: {
      manage: 'Change pipelines, stages and reasons for winning and losing',
    },
    ticket: {
      read: 'Read tickets',
      write: 'Create and work on tickets',
    },
    purchase: {
      read: 'Read orders, invoices and payments',
      write: 'Enter and import orders, invoices and payments',
    },
    preference: {
      write: 'Record preferences, interests and wishes',
    },
    field: {
      manage: 'Create and change own fields',
    },
    import: {
      run: 'Import files and work on the quarantine',
    },
    restriction: {
      approve: 'Agree, as the second person, to open restricted data',
    },
    recipient: {
      manage: 'Manage recipients of data',
    },
    export: {
      run: 'Export data, with recipient and reason',
    },
    retention: {
      manage: 'Manage deletion rules, holds and the deletion itself',
    },
    archive: {
      manage: 'Manage the archive: holds, export for a tax audit',
    },
    portal: 'Use the privacy portal as the person concerned',
    rights: {
      handle: 'Handle requests of data subjects: access, erasure, restriction, objection',
    },
    register: {
      read: 'Read the data map',
    },
    audit: {
      read: 'Read the log',
    },
    user: {
      manage: 'Manage users, departments and API keys',
    },
    firm: {
      manage: 'Change firm, purposes, periods and permission concept',
    },
  },
};
