import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { grounds as german } from './de.ts';

export const grounds: SameKeys<typeof german> = {
  basis: {
    consent: 'Consent',
    contract: 'Contract or steps before it',
    'legal-obligation': 'Legal obligation',
    'vital-interests': 'Vital interests',
    'public-task': 'Public task',
    'legitimate-interests': 'Legitimate interests',
  },
};
