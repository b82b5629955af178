import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { home as german } from './de.ts';

export const home: SameKeys<typeof german> = {};
