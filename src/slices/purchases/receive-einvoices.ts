import type { MultipartFile } from '@fastify/multipart';
import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import { AppError, invalid } from '../../kernel/app-error.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { type einvoiceUpload, MAX_EINVOICE_BYTES } from './contract-einvoice.ts';
import { einvoiceMessages } from './messages-einvoice.ts';
import { presentIntakeRow } from './present-einvoice.ts';
import { type RefusalCode, receiveEinvoice } from './receive-einvoice.ts';

type Files = z.input<typeof einvoiceUpload>['files'];

/**
 * Takes the files of one upload, each in a transaction of its own: what came before a broken one stays.
 * @throws AppError invalid-input without a file, too-large or unreadable-file where every one is refused
 */
export async function receiveEinvoices(
  ctx: Ctx,
  who: { actor: Actor; purpose: string },
  parts: AsyncIterable<MultipartFile>,
  language: 'de' | 'en',
): Promise<Files> {
  const files: Files = [];
  const refusals: RefusalCode[] = [];
  for await (const part of parts) {
    const received = await receiveEinvoice(ctx, who, {
      name: part.filename,
      content: part.file,
      isCut: () => part.file.truncated,
    });
    const isRefused = typeof received === 'string';
    if (isRefused) refusals.push(received);
    files.push({
      fileName: part.filename,
      einvoice: isRefused ? null : presentIntakeRow(received, language),
      refused: isRefused
        ? { code: received, message: einvoiceMessages[`einvoice.${received}`]![language] }
        : null,
    });
  }
  if (files.length === 0) throw invalid('body.file', 'einvoice.file-missing');
  if (refusals.length === files.length) throw allRefused(refusals);
  return files;
}

const allRefused = (codes: readonly RefusalCode[]): AppError =>
  new AppError(codes.includes('file-too-large') ? 'too-large' : 'unreadable-file', {
    faults: codes.map((code, index) => ({
      at: codes.length > 1 ? `body.file.${index}` : 'body.file',
      code: `einvoice.${code}`,
      params: { megabytes: MAX_EINVOICE_BYTES / 1024 / 1024 },
    })),
  });
