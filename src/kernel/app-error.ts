/**
 * The closed set of failures. Each has one HTTP status and one text per language (`platform/http/problem.ts`);
 * none carries personal data: `at` names a field or parameter, `ids` name records.
 */
export const ERROR_STATUS = {
  'invalid-input': 422,
  'malformed-request': 400,
  'not-signed-in': 401,
  'sign-in-failed': 401,
  'too-many-attempts': 429,
  'too-large': 413,
  'not-allowed': 403,
  'origin-refused': 403,
  'purpose-missing': 400,
  'purpose-unknown': 400,
  'purpose-not-yours': 403,
  'purpose-not-suitable': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'unsupported-media-type': 415,
  'ground-missing': 422,
  suppressed: 409,
  conflict: 409,
  'already-set-up': 409,
  'not-set-up': 409,
  'unreadable-file': 422,
  unavailable: 503,
  internal: 500,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

/** One fault: where (`body.emails.0.address`, `query.limit`, `header.Obhut-Purpose`), and a message code with its values. */
export interface Fault {
  at: string;
  code: string;
  /** Values for the message; never what the person typed. */
  params?: Record<string, string | number>;
  /** Already in the caller's language (from the schema library); wins over `code`. */
  message?: string;
}

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
  readonly params: Record<string, string | number>;

  constructor(
    code: ErrorCode,
    options: { faults?: readonly Fault[]; params?: Record<string, string | number>; cause?: unknown } = {},
  ) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.faults = options.faults ?? [];
    this.params = options.params ?? {};
  }
}

/** Shorthand for one fault in the caller's input. */
export const invalid = (at: string, code: string, params?: Record<string, string | number>): AppError =>
  new AppError('invalid-input', { faults: [params ? { at, code, params } : { at, code }] });
