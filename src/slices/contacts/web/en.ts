import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { contacts as german } from './de.ts';

export const contacts: SameKeys<typeof german> = {};
