import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { grounds as german } from './de.ts';

export const grounds: SameKeys<typeof german> = {};
