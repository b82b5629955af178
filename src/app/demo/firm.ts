import type { Role, Scope } from '../../kernel/role.ts';

/** The demo firm sells and services office equipment; nobody here exists. */
export const FIRM = {
  name: 'Nordlicht Bürotechnik GmbH',
  street: 'Speicherstraße 14',
  postalCode: '20457',
  city: 'Hamburg',
  country: 'DE',
  state: 'HH',
  language: 'de' as const,
  authority:
    'Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit, Ludwig-Erhard-Str. 22, 20459 Hamburg',
};
export const PRIVACY = {
  name: 'Wiebke Petersen',
  email: 'datenschutz@nordlicht.example',
  phone: '040 66969 100',
};
export const TEAMS = ['Vertrieb', 'Marketing', 'Kundendienst', 'Buchhaltung'] as const;

export interface DemoAccount {
  name: string;
  email: string;
  team: (typeof TEAMS)[number] | null;
  roles: { role: Role; scope: Scope }[];
}
/** The first one is made by the set-up. */
export const ACCOUNTS: readonly DemoAccount[] = [
  {
    name: 'Katrin Lindner',
    email: 'verwaltung@nordlicht.example',
    team: null,
    roles: [{ role: 'administrator', scope: 'all' }],
  },
  {
    name: 'Jens Albers',
    email: 'vertrieb@nordlicht.example',
    team: 'Vertrieb',
    roles: [{ role: 'sales', scope: 'all' }],
  },
  {
    name: 'Elif Kaya',
    email: 'aussendienst@nordlicht.example',
    team: 'Vertrieb',
    roles: [{ role: 'sales', scope: 'own' }],
  },
  {
    name: 'Maren Tietjen',
    email: 'marketing@nordlicht.example',
    team: 'Marketing',
    roles: [{ role: 'marketing', scope: 'all' }],
  },
  {
    name: 'Björn Hansen',
    email: 'service@nordlicht.example',
    team: 'Kundendienst',
    roles: [{ role: 'service', scope: 'all' }],
  },
  {
    name: 'Ute Sommer',
    email: 'buchhaltung@nordlicht.example',
    team: 'Buchhaltung',
    roles: [{ role: 'accounting', scope: 'all' }],
  },
  {
    name: 'Wiebke Petersen',
    email: 'datenschutz@nordlicht.example',
    team: null,
    roles: [{ role: 'data-protection', scope: 'all' }],
  },
];
