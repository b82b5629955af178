import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { companies as german } from './de.ts';

export const companies: SameKeys<typeof german> = {};
