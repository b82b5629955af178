import type { SameKeys } from '../../../web/i18n/same-keys.ts';
import type { transfer as german } from './de.ts';

export const transfer: SameKeys<typeof german> = {};
