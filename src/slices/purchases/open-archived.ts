import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { AppError } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import { FileAnswer } from '../../platform/http/route.ts';
import { hashDocument } from './archive-copy.ts';
import type { archivedDocument } from './contract-settings.ts';
import { ARCHIVE_AREA } from './import-area.ts';
import { presentArchiveRow } from './present.ts';
import { listReadings, type OpenedArchive, openArchive } from './store-archive.ts';
import { selectInvoice } from './store-invoice.ts';

/** A frozen document, with the reason noted. Throws `not-found`, and `not-allowed` for a scope that is not all. */
export async function openArchived(
  tx: Tx,
  archiveId: string,
  reason: string,
  language: 'de' | 'en',
): Promise<z.input<typeof archivedDocument>> {
  const opened = await open(tx, archiveId, reason);
  const readings = await listReadings(tx, archiveId);
  return {
    ...presentArchiveRow(opened, language),
    document: opened.document,
    isUnchanged: hashDocument(opened.document) === opened.sha256.toString('hex'),
    readings: readings.map(({ read_at, reason }) => ({ at: read_at, reason })),
  };
}

/** The original file of a frozen document, with the reason noted. */
export async function openArchivedFile(
  ctx: Ctx,
  tx: Tx,
  archiveId: string,
  reason: string,
): Promise<FileAnswer> {
  const opened = await open(tx, archiveId, reason);
  return fileOf(ctx, opened.file_id, opened.number);
}

/** The original of an invoice that the purpose shows. Throws `not-found`. */
export async function openOriginal(ctx: Ctx, tx: Tx, invoiceId: string): Promise<FileAnswer> {
  const row = await tx.one<{ file_id: string | null; number: string | null }>(selectInvoice(invoiceId));
  return fileOf(ctx, row.file_id, row.number ?? invoiceId);
}

async function open(tx: Tx, archiveId: string, reason: string): Promise<OpenedArchive> {
  const opened = await openArchive(tx, archiveId, reason);
  if (!opened) throw new AppError('not-found');
  return opened;
}

async function fileOf(ctx: Ctx, fileId: string | null, number: string): Promise<FileAnswer> {
  if (!fileId) throw new AppError('not-found');
  const body = await readFile(ctx.files.path(ARCHIVE_AREA, fileId)).catch(() => {
    throw new AppError('not-found');
  });
  const isPdf = body.subarray(0, 5).toString('latin1') === '%PDF-';
  const name = number.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 60) || 'document';
  return new FileAnswer(
    `${name}.${isPdf ? 'pdf' : 'xml'}`,
    isPdf ? 'application/pdf' : 'application/xml',
    body,
  );
}
