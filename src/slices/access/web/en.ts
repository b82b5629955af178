import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { access as german } from './de.ts';

export const access: SameKeys<typeof german> = {
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    demo: 'This is a demo with invented people. The credentials are in the window in which you started it.',
  },
  field: {
    name: 'Name',
    email: 'E-mail address',
    phone: 'Phone',
    password: 'Password',
    passwordHint:
      'At least 12 characters. Length counts, special characters are not needed; a sentence is fine.',
    showPassword: 'Show password',
  },
  firm: {
    name: 'Name of the firm',
    street: 'Street and number',
    postalCode: 'Postal code',
    city: 'City',
    country: 'Country',
    state: 'Federal state',
    authority: 'Supervisory authority',
    authorityHint: 'Stands in every access report, so that people know where to complain.',
  },
  setup: {
    title: 'Set up Obhut',
    intro: 'Three short steps. Everything can be changed later in the settings.',
    step: 'Step {{number}} of {{total}}',
    firm: 'Your firm',
    administrator: 'Your account as administrator',
    privacy: 'Contact for data protection',
    privacyHint:
      'Who answers the questions of data subjects: your data protection officer or the management. Name and address stand in every access report.',
    handlesRights: 'I also handle requests of data subjects',
    handlesRightsHint: 'Access, erasure, objection: gives you the role Data protection as well.',
    next: 'Next',
    back: 'Back',
    finish: 'Set up and sign in',
    fillIn: 'Please fill in this field.',
    passwordShort: 'The password needs at least 12 characters.',
  },
  state: {
    BW: 'Baden-Württemberg',
    BY: 'Bavaria',
    BE: 'Berlin',
    BB: 'Brandenburg',
    HB: 'Bremen',
    HH: 'Hamburg',
    HE: 'Hesse',
    MV: 'Mecklenburg-Western Pomerania',
    NI: 'Lower Saxony',
    NW: 'North Rhine-Westphalia',
    RP: 'Rhineland-Palatinate',
    SL: 'Saarland',
    SN: 'Saxony',
    ST: 'Saxony-Anhalt',
    SH: 'Schleswig-Holstein',
    TH: 'Thuringia',
  },
};
