import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { StreamedFile } from '../../platform/http/route.ts';
import { describeFile, originalOf } from '../archive/index.ts';
import { selectInvoice } from './store-invoice.ts';

/** The original of an invoice that the purpose shows. Throws `not-found`. */
export async function openOriginal(ctx: Ctx, tx: Tx, invoiceId: string): Promise<StreamedFile> {
  const row = await tx.one<{ file_id: string | null; number: string | null }>(selectInvoice(invoiceId));
  if (!row.file_id) throw new AppError('not-found');
  const { name, mediaType } = await describeFile(ctx, row.file_id, row.number ?? invoiceId).catch(() => {
    throw new AppError('not-found');
  });
  return originalOf(ctx, row.file_id, name, mediaType);
}
