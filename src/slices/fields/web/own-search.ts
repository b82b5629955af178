import { z } from 'zod';

/**
 * Filters by own fields as they stand in a list's address, all in one parameter (`size.from=9.5&shirt=m`), so that a saved
 * view can hold them as it holds the others.
 */
export const ownSearch = z.string().max(2000).optional().catch(undefined);

/** Values by `key`, `key.from` and `key.to`. */
export type OwnFilterValues = Record<string, string>;

export const readOwnSearch = (own: string | undefined): OwnFilterValues =>
  Object.fromEntries(
    [...new URLSearchParams(own ?? '')].filter(
      ([name, value]) => /^[a-z][a-z0-9_]{0,39}(\.(from|to))?$/.test(name) && value !== '',
    ),
  );

export const writeOwnSearch = (values: OwnFilterValues): string | undefined =>
  new URLSearchParams(values).toString() || undefined;

/** The same as the list's API takes them: `own.size.from`. */
export const ownQuery = (own: string | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(readOwnSearch(own)).map(([name, value]) => [`own.${name}`, value]));
