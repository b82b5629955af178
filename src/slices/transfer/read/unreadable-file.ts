/** Why a file as a whole cannot be read. A row that cannot be used is a problem of that row, never one of these. */
export type UnreadableCode =
  | 'file-missing'
  | 'file-empty'
  | 'file-too-large'
  | 'format-unknown'
  | 'format-old-excel'
  | 'format-open-document'
  | 'format-not-contacts'
  | 'quote-not-closed'
  | 'record-too-long'
  | 'too-many-columns'
  | 'archive-damaged'
  | 'archive-encrypted'
  | 'archive-too-large'
  | 'sheet-missing'
  | 'sheet-damaged'
  | 'encoding-unknown';

/** Carries a code and a line, and nothing that the file says. */
export class UnreadableFile extends Error {
  readonly code: UnreadableCode;
  readonly line: number | undefined;

  constructor(code: UnreadableCode, options: { line?: number; cause?: unknown } = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'UnreadableFile';
    this.code = code;
    this.line = options.line;
  }
}
