/** Why a file holds no invoice that can be read. What is wrong with an invoice that can be read is a finding of it. */
export const UNREADABLE_CODES = [
  'file-empty',
  'format-unknown',
  'encoding-unknown',
  'encoding-wrong',
  'xml-damaged',
  'xml-doctype',
  'xml-too-deep',
  'xml-too-large',
  'not-an-invoice',
  'zugferd-1',
  'pdf-damaged',
  'pdf-encrypted',
  'pdf-without-invoice',
  'pdf-too-large',
] as const;
export type UnreadableCode = (typeof UNREADABLE_CODES)[number];

/** Carries a code and a line, and nothing that the file says. */
export class UnreadableInvoice extends Error {
  readonly code: UnreadableCode;
  /** Line of the XML, from 1. */
  readonly line: number | undefined;

  constructor(code: UnreadableCode, options: { line?: number; cause?: unknown } = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'UnreadableInvoice';
    this.code = code;
    this.line = options.line;
  }
}
