import { invalid } from '../../kernel/app-error.ts';
import type { Permission } from '../../kernel/role.ts';
import type { Tx } from '../../platform/db/index.ts';
import { gatherDotted } from '../../platform/http/dotted.ts';
import { check } from '../../platform/http/problem.ts';
import { companyQuery } from '../companies/contract.ts';
import {
  changeIndustries,
  findVisibleCompanies,
  restoreIndustries,
  selectCompanies,
} from '../companies/index.ts';
import { contactCountQuery } from '../contacts/contract.ts';
import {
  assignMany,
  checkAssignment,
  labelMany,
  restoreAssignments,
  restoreLabels,
  selectContacts,
  visibleContacts,
} from '../contacts/index.ts';
import { assignDeals, restoreDealOwners, visibleDeals } from '../deals/index.ts';
import { assignTickets, restoreTicketOwners, visibleTickets } from '../tickets/index.ts';
import type { BulkField, BulkList, BulkWish } from './contract.ts';
import type { Before, TagOfContact } from './store.ts';

type Language = 'de' | 'en';
interface Changed {
  rows: Before[];
  tags: TagOfContact[];
}

/** What a list must be able to do so that many of its rows can be changed at once. */
interface Target {
  may: Permission;
  /** Whether the new value may be given at all. @throws AppError invalid-input */
  check(tx: Tx, change: BulkWish): Promise<void>;
  /** Those of the ids that the caller sees. */
  visible(tx: Tx, ids: readonly string[]): Promise<string[]>;
  /** Ids that the filters leave. @throws AppError invalid-input */
  select(tx: Tx, filter: Record<string, unknown>, limit: number, language: Language): Promise<string[]>;
  /** Changes these rows; only those come back that said something else before. */
  change(tx: Tx, ids: readonly string[], field: BulkField, value: unknown): Promise<Changed>;
  /** Gives back what stood there before, to rows that are as the change left them. Returns how many. */
  restore(tx: Tx, field: BulkField, rows: readonly Before[], tags: readonly TagOfContact[]): Promise<number>;
}

/** Filters as they would come in an address. */
const asQuery = (filter: Record<string, unknown>): unknown =>
  gatherDotted(Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)])));

const contacts: Target = {
  may: 'contact.write',
  async check(tx, change) {
    if (change.field === 'owner') await checkAssignment(tx, { ownerId: change.value });
    if (change.field === 'team') await checkAssignment(tx, { teamId: change.value });
    if (change.field === 'add-tags' || change.field === 'remove-tags')
      await checkAssignment(tx, { tags: true });
  },
  visible: visibleContacts,
  select(tx, filter, limit, language) {
    const [query] = check(
      [{ at: 'body.filter', schema: contactCountQuery, value: asQuery(filter) }],
      language,
    );
    return selectContacts(tx, query as Parameters<typeof selectContacts>[1], limit);
  },
  async change(tx, ids, field, value) {
    if (field === 'owner' || field === 'team')
      return { rows: await assignMany(tx, ids, field, value as string | null), tags: [] };
    return labelMany(tx, ids, value as string[], field === 'add-tags');
  },
  restore: (tx, field, rows, tags) =>
    field === 'owner' || field === 'team'
      ? restoreAssignments(tx, field, rows)
      : restoreLabels(tx, rows, tags, field === 'remove-tags'),
};

const companies: Target = {
  may: 'company.write',
  check: async () => {},
  visible: async (tx, ids) => [...(await findVisibleCompanies(tx, ids))],
  select(tx, filter, limit, language) {
    const [query] = check(
      [
        {
          at: 'body.filter',
          schema: companyQuery.omit({ limit: true, cursor: true, sort: true }),
          value: asQuery(filter),
        },
      ],
      language,
    );
    return selectCompanies(tx, query as Parameters<typeof selectCompanies>[1], limit);
  },
  change: async (tx, ids, _field, value) => ({
    rows: await changeIndustries(tx, ids, value as string | null),
    tags: [],
  }),
  restore: (tx, _field, rows) => restoreIndustries(tx, rows),
};

/** Records of which only the owner changes, and that are chosen one by one. */
const owned = (
  may: Permission,
  record: {
    visible(tx: Tx, ids: readonly string[]): Promise<string[]>;
    assign(tx: Tx, ids: readonly string[], ownerId: string | null): Promise<Before[]>;
    restore(tx: Tx, rows: readonly Before[]): Promise<number>;
  },
): Target => ({
  may,
  async check(tx, change) {
    if (change.field === 'owner') await checkAssignment(tx, { ownerId: change.value });
  },
  visible: record.visible,
  select: () => Promise.reject(invalid('body.filter', 'filter-not-possible')),
  change: async (tx, ids, _field, value) => ({
    rows: await record.assign(tx, ids, value as string | null),
    tags: [],
  }),
  restore: (tx, _field, rows) => record.restore(tx, rows),
});

export const TARGETS: Record<BulkList, Target> = {
  contacts,
  companies,
  deals: owned('deal.write', { visible: visibleDeals, assign: assignDeals, restore: restoreDealOwners }),
  tickets: owned('ticket.write', {
    visible: visibleTickets,
    assign: assignTickets,
    restore: restoreTicketOwners,
  }),
};
