import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import { readOwn } from '../../kernel/own-value.ts';
import type { RegisteredTable } from '../../kernel/register.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { footingOf } from '../grounds/index.ts';
import type { portabilityFile } from './contract.ts';
import { type DataRow, type PersonData, readPersonData, reportedTables } from './store-report.ts';

/** Art. 20(1)(a): what stands on consent or on a contract can be taken along; what the firm is obliged or likes to keep cannot. */
const PORTABLE_BASES: readonly string[] = ['consent', 'contract'];

/**
 * What the person provided themselves (Art. 20), as codes under the names of tables and columns; nothing that staff
 * observed, nothing derived. Empty where no ground of consent or contract exists or existed. Throws `not-found`.
 */
export async function makePortabilityFile(
  ctx: Ctx,
  tx: Tx,
  contactId: string,
): Promise<z.input<typeof portabilityFile>> {
  const provided = reportedTables(ctx.register, (column) => column.provided === true);
  const data = await readPersonData(tx, ctx.register, provided, contactId);
  if (!data.person) throw new AppError('not-found');
  if (!data.firm) throw new AppError('not-set-up');
  const { grounds } = await footingOf(ctx, tx, contactId, 'en');
  const footing = grounds.filter(({ legalBasis }) => PORTABLE_BASES.includes(legalBasis));
  const tables = footing.length > 0 ? data.tables : [];
  const root = tables.find(({ table }) => table.root);
  return {
    format: 'obhut-portability-1',
    createdAt: ctx.clock.now(),
    controller: data.firm.name,
    footing: footing.map(({ purpose, legalBasis, startsAt, endsAt }) => ({
      purpose,
      legalBasis,
      startsAt,
      endsAt,
    })),
    person: withoutEmpty(root?.rows[0] ?? {}),
    tables: Object.fromEntries(
      tables
        .map(({ table, rows }) => ({ table, rows: rows.filter(isProvided) }))
        .filter(({ table, rows }) => !table.root && rows.length > 0)
        .map(({ table, rows }) => [table.table, rows.map((row) => withoutEmpty(asCodes(row, table)))]),
    ),
  };
}

/** Where rows are declared one by one, the declaration of each says whether the person provided it. */
const isProvided = ({ declaration }: DataRow): boolean => declaration?.isProvided !== false;

/** A row that is declared on its own: the name that programs use, and the value as JSON has it. */
function asCodes({ declaration, ...row }: DataRow, { declared }: RegisteredTable): DataRow {
  if (!declaration || !declared) return row;
  const value = row[declared.value];
  return {
    ...row,
    [declared.by]: declaration.name,
    [declared.value]: typeof value === 'string' ? readOwn(declaration.type, value) : value,
  };
}

/** A field that nobody filled in was not provided; when the row ends nobody provided. */
const withoutEmpty = ({ ends: _, ...row }: PersonData['tables'][number]['rows'][number]): DataRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== ''));
