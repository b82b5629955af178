import type { Messages } from '../../platform/http/problem.ts';

export const companyMessages: Messages = {
  'not-a-website': {
    de: 'Bitte eine Webadresse wie www.firma.example oder https://firma.example angeben.',
    en: 'Please give a web address such as www.firm.example or https://firm.example.',
  },
  'no-such-contact': {
    de: 'Diese Person gibt es nicht, oder sie ist unter diesem Zweck nicht zugänglich.',
    en: 'There is no such contact, or it is not accessible under this purpose.',
  },
  'company-has-contacts': {
    de: 'Zu dieser Firma gehören noch Personen, möglicherweise auch solche, die Sie nicht sehen.',
    en: 'People still belong to this company, possibly also some that you do not see.',
  },
  'company-has-interactions': {
    de: 'Zu dieser Firma sind noch Gespräche oder Schriftwechsel festgehalten.',
    en: 'Interactions with this company are still on record.',
  },
  'company-has-deals': {
    de: 'Zu dieser Firma gibt es noch Verkaufschancen.',
    en: 'There are still deals with this company.',
  },
  'company-has-tickets': {
    de: 'Zu dieser Firma gibt es noch Servicefälle.',
    en: 'There are still tickets of this company.',
  },
  'company-has-tasks': {
    de: 'Zu dieser Firma gibt es noch Aufgaben oder Termine.',
    en: 'There are still tasks or appointments about this company.',
  },
  'company-has-purchases': {
    de: 'Zu dieser Firma gibt es noch Aufträge, Rechnungen oder Rücksendungen.',
    en: 'There are still orders, invoices or returns of this company.',
  },
  'changed-meanwhile': {
    de: 'Jemand hat das inzwischen geändert. Bitte neu laden und die Änderung noch einmal vornehmen.',
    en: 'Somebody changed this meanwhile. Please reload and make the change again.',
  },
  'cursor-damaged': {
    de: 'Diese Stelle der Liste ist nicht lesbar. Bitte die Liste von vorn laden.',
    en: 'This place in the list cannot be read. Please load the list from its beginning.',
  },
};
