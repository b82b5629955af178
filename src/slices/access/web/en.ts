import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { access as german } from './de.ts';

export const access: SameKeys<typeof german> = {};
