import { z } from 'zod';
import { ownSearch } from '../../fields/web/own-search.ts';
import {
  TICKET_GROUPS,
  TICKET_KINDS,
  TICKET_PRIORITIES,
  TICKET_SORTS,
  TICKET_STATUSES,
} from '../contract.ts';

const text = (max: number) => z.coerce.string().trim().max(max).optional().catch(undefined);
const yes = z.literal(true).optional().catch(undefined);

/** Filters of the list as they stand in the address. */
export const ticketSearch = z.object({
  q: text(200),
  sort: z.enum(TICKET_SORTS).optional().catch(undefined),
  group: z.enum(TICKET_GROUPS).optional().catch(undefined),
  status: z.enum(TICKET_STATUSES).optional().catch(undefined),
  priority: z.enum(TICKET_PRIORITIES).optional().catch(undefined),
  kind: z.enum(TICKET_KINDS).optional().catch(undefined),
  ownerId: text(40),
  teamId: text(40),
  companyId: text(40),
  contactId: text(40),
  mine: yes,
  unassigned: yes,
  overdue: yes,
  /** Day. */
  silentSince: z.iso.date().optional().catch(undefined),
  own: ownSearch,
  /** The view that the list is seen in. */
  view: text(40),
});
export type TicketSearch = z.output<typeof ticketSearch>;

const MORE = [
  'group',
  'status',
  'priority',
  'kind',
  'ownerId',
  'teamId',
  'companyId',
  'contactId',
  'silentSince',
  'own',
] as const;
export const activeFilters = (search: TicketSearch): number =>
  MORE.filter((name) => search[name] !== undefined).length;
export const NO_FILTERS = Object.fromEntries(MORE.map((name) => [name, undefined])) as Partial<TicketSearch>;

export const QUICK_CHOICES = ['open', 'mine', 'unassigned', 'overdue'] as const;
export type QuickChoice = (typeof QUICK_CHOICES)[number];
/** The one that is chosen; none of them once the list shows what is done. */
export function quickChoiceOf(search: TicketSearch): QuickChoice | undefined {
  if (search.group !== undefined || search.status !== undefined) return undefined;
  return search.mine ? 'mine' : search.unassigned ? 'unassigned' : search.overdue ? 'overdue' : 'open';
}
export const quickSearch = (choice: QuickChoice): Partial<TicketSearch> => ({
  group: undefined,
  status: undefined,
  mine: choice === 'mine' ? true : undefined,
  unassigned: choice === 'unassigned' ? true : undefined,
  overdue: choice === 'overdue' ? true : undefined,
});
