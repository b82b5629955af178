import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { records as german } from './de.ts';

export const records: SameKeys<typeof german> = {};
