import type { Messages } from '../../platform/http/problem.ts';

export const messages: Messages = {
  'received-in-future': {
    de: 'Der Eingang liegt in der Zukunft.',
    en: 'The receipt lies in the future.',
  },
  'received-before-gdpr': {
    de: 'Der Eingang liegt vor dem 25. Mai 2018; die DSGVO galt noch nicht.',
    en: 'The receipt lies before 25 May 2018; the GDPR did not apply yet.',
  },
};
