import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { companies as german } from './de.ts';

export const companies: SameKeys<typeof german> = {
  select: {
    placeholder: 'Search company',
    none: 'No company found',
    type: 'Type the beginning of the name',
    create: 'Create “{{name}}” as a new company',
    clear: 'Remove company',
  },
};
