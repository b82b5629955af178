import { open } from 'node:fs/promises';
import type { Actor } from '../../kernel/actor.ts';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { StreamedFile } from '../../platform/http/route.ts';
import { openColumns } from './columns.ts';
import { isCurrent, readOwnExport } from './store.ts';
import { EXPORT_AREA } from './write-export.ts';

/**
 * The file, for its maker alone and under its purpose. Throws `not-found` where there is none (any more), and `conflict`
 * where somebody or something in it is restricted or no longer open to the purpose: then it is made anew.
 */
export async function fetchExport(
  ctx: Ctx,
  work: { actor: Actor; purpose: string },
  exportId: string,
): Promise<StreamedFile> {
  const found = await ctx.db.perform({ ...work, action: 'exports.read-file' }, async (tx) => {
    const row = await readOwnExport(tx, exportId);
    if (row.state !== 'done' || row.purpose_key !== work.purpose) throw new AppError('not-found');
    const open = new Set((await openColumns(tx)).map(({ key }) => key));
    if (!row.columns.every((key) => open.has(key)) || !(await isCurrent(tx, row)))
      throw new AppError('conflict', { faults: [{ at: 'params.id', code: 'export-outdated' }] });
    return row;
  });
  const file = await open(ctx.files.path(EXPORT_AREA, exportId)).catch(() => {
    throw new AppError('not-found');
  });
  const name = found.language === 'de' ? 'kontakte.csv' : 'contacts.csv';
  return new StreamedFile(name, 'text/csv; charset=utf-8', file.createReadStream());
}
