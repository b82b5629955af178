import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
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
        .filter(({ table, rows }) => !table.root && rows.length > 0)
        .map(({ table, rows }) => [table.table, rows.map(withoutEmpty)]),
    ),
  };
}

/** A field that nobody filled in was not provided. */
const withoutEmpty = (row: PersonData['tables'][number]['rows'][number]): DataRow =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== ''));
