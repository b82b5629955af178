import { detectFormat } from './detect-format.ts';
import { readTextTable } from './read-text-table.ts';
import { readVcards } from './read-vcards.ts';
import { readWorkbook } from './read-workbook.ts';
import type { ReadOptions, SourceFile } from './source-file.ts';

/**
 * Opens a file of contacts. The format is read from its content; throws `UnreadableFile` for a file that cannot be read
 * as a whole. `rows()` streams, and may be called again for another pass.
 */
export async function readFile(path: string, options: ReadOptions = {}): Promise<SourceFile> {
  const format = await detectFormat(path);
  if (format === 'vcard') return readVcards(path, options);
  return format === 'xlsx' ? readWorkbook(path, options) : readTextTable(path, options);
}
