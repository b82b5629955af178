import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { audit as german } from './de.ts';

export const audit: SameKeys<typeof german> = {};
