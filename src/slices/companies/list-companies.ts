import type { z } from 'zod';
import type { Tx } from '../../platform/db/index.ts';
import { readCursor, writeCursor } from '../../platform/http/cursor.ts';
import { readOwnFilter } from '../fields/index.ts';
import type { CompanyQuery, companyPage } from './contract.ts';
import { presentCompanyRow } from './present-company.ts';
import { listCompanies } from './store.ts';

const MICROSECONDS = /^-?\d{1,17}$/;

/** One page of companies. A search has one page, by fit. @throws AppError invalid-input at `query.cursor` */
export async function findCompanies(tx: Tx, query: CompanyQuery): Promise<z.input<typeof companyPage>> {
  const after = readCursor(query.cursor, query.sort, query.sort.endsWith('name') ? undefined : MICROSECONDS);
  const own = await readOwnFilter(tx, 'company', query.own);
  const rows = await listCompanies(tx, query, own, after);
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return {
    items: items.map(presentCompanyRow),
    next: last ? writeCursor(query.sort, { key: last.sort_key, id: last.company_id }) : null,
  };
}
