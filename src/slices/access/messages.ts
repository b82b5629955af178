import type { Messages } from '../../platform/http/problem.ts';

export const messages: Messages = {
  'email-taken': {
    de: 'Zu dieser E-Mail-Adresse gibt es schon ein Konto.',
    en: 'There is an account with this e-mail address already.',
  },
  'team-unknown': { de: 'Diese Abteilung gibt es nicht.', en: 'There is no such team.' },
  'team-name-taken': {
    de: 'Eine Abteilung mit diesem Namen gibt es schon.',
    en: 'There is a team with this name already.',
  },
  'team-in-use': {
    de: 'Zu dieser Abteilung gehören noch Personen oder Kontakte.',
    en: 'Users or contacts still belong to this team.',
  },
  'role-twice': {
    de: 'Diese Rolle ist schon genannt; jede Rolle hat genau eine Reichweite.',
    en: 'This role is named already; each role has exactly one scope.',
  },
  'last-administrator': {
    de: 'Das ist das letzte aktive Konto mit der Rolle Administration; eines muss bleiben.',
    en: 'This is the last active account with the role administrator; one has to remain.',
  },
  'password-wrong': { de: 'Das bisherige Passwort stimmt nicht.', en: 'The present password is wrong.' },
  'no-such-purpose': { de: 'Diesen Zweck gibt es nicht.', en: 'There is no such purpose.' },
  'purpose-not-for-people': {
    de: 'Unter diesem Zweck arbeitet nur Obhut selbst.',
    en: 'Only Obhut itself works under this purpose.',
  },
  'administrator-needs-access': {
    de: 'Der Rolle Administration darf der Zweck Zugangsverwaltung nicht genommen werden.',
    en: 'The purpose access cannot be taken from the role administrator.',
  },
  'purpose-not-of-role': {
    de: 'Dieser Zweck steht der Rolle nicht offen.',
    en: 'The role may not use this purpose.',
  },
  'end-in-the-past': { de: 'Das Ende liegt in der Vergangenheit.', en: 'The end is in the past.' },
  'end-too-far': {
    de: 'Ein Schlüssel gilt höchstens zwei Jahre.',
    en: 'A key is valid for two years at most.',
  },
};
