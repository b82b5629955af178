import { namesPerson, type View } from '../contract.ts';

export type ListSearch = Readonly<Record<string, unknown>>;

/** In the address where the list is wanted without any view, although one opens by itself. */
export const NO_VIEW = 'all';

type Filters = View['filters'];

/** The filters of an address that a view keeps. */
export const storableFilters = (search: ListSearch): Filters =>
  Object.fromEntries(
    Object.entries(search).filter(
      ([name, value]) => value !== undefined && value !== null && value !== '' && !namesPerson(name, value),
    ),
  ) as Filters;

/** Whether something in the address is left out of a view. */
export const leavesOut = (search: ListSearch): boolean =>
  Object.entries(search).some(
    ([name, value]) =>
      name !== 'view' && name !== 'sort' && value !== undefined && value !== '' && namesPerson(name, value),
  );

/** The address of the list in this view. */
export const searchOf = ({ viewId, filters, sort }: View): ListSearch => ({
  ...filters,
  ...(sort ? { sort } : {}),
  view: viewId,
});

export const isBare = (search: ListSearch): boolean =>
  Object.values(search).every((value) => value === undefined);

/** Whether the list shows something other than the view says. */
export function differs(search: ListSearch, { filters, sort }: View): boolean {
  const now = storableFilters(search);
  const names = new Set([...Object.keys(now), ...Object.keys(filters)]);
  return (
    leavesOut(search) ||
    (search.sort ?? '') !== sort ||
    [...names].some((name) => String(now[name] ?? '') !== String(filters[name] ?? ''))
  );
}
