import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { requests as german } from './de.ts';

export const requests: SameKeys<typeof german> = {};
