import { z } from 'zod';
import { ownSearch } from '../../fields/web/own-search.ts';
import { LAST_CONTACT_FILTERS, lastContactSearch } from '../../interactions/web/last-contact.ts';

const text = (max: number) => z.string().trim().max(max).optional().catch(undefined);

export const CONTACT_SORTS = [
  'name',
  '-name',
  'changed',
  '-changed',
  'created',
  '-created',
  'deletes',
  '-deletes',
] as const;

/** Filters of the contact list as they stand in the address. */
export const contactSearch = z.object({
  q: text(200),
  sort: z.enum(CONTACT_SORTS).optional().catch(undefined),
  tag: text(60),
  city: text(120),
  ownerId: text(40),
  openPurpose: text(40),
  /** Day; the list shows contacts whose last ground ends before it. */
  deletesBefore: z.iso.date().optional().catch(undefined),
  restricted: z.boolean().optional().catch(undefined),
  ...lastContactSearch,
  importId: text(40),
  own: ownSearch,
  /** The view that the list is seen in. */
  view: text(40),
});
export type ContactSearch = z.output<typeof contactSearch>;

/** A new contact that starts at a company. */
export const newContactSearch = z.object({ companyId: text(40) });

const FILTERS = [
  'tag',
  'city',
  'ownerId',
  'openPurpose',
  'deletesBefore',
  'restricted',
  'importId',
  'own',
  ...LAST_CONTACT_FILTERS,
] as const;
export const activeFilters = (search: ContactSearch): number =>
  FILTERS.filter((name) => search[name] !== undefined).length;
/** Clears them all, leaving search text and order. */
export const NO_FILTERS = Object.fromEntries(
  FILTERS.map((name) => [name, undefined]),
) as Partial<ContactSearch>;
