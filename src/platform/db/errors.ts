import { AppError } from '../../kernel/app-error.ts';

/** For tests only: the driver's own error goes along as the cause, with the values that it quotes. */
export const diagnosis = { keepCause: false };

interface DatabaseError extends Error {
  code: string;
  constraint?: string;
}
const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error &&
  typeof (error as { code?: unknown }).code === 'string' &&
  /^[0-9A-Z]{5}$/.test((error as DatabaseError).code);

/**
 * What the database refused, in the words of the application. The driver's error is not kept as a cause: its detail
 * quotes values (`Key (address)=(...)`), and no error carries personal data.
 */
export function translateDatabaseError(error: unknown): unknown {
  if (!isDatabaseError(error)) return error;
  if (error.constraint === 'contact_stands_on_ground') return new AppError('ground-missing');
  // Migrations/0013: an issued document stays as it is.
  if (error.constraint === 'kept_as_issued')
    return new AppError('conflict', { params: { constraint: error.constraint } });
  switch (error.code) {
    case '23505': // unique_violation
      return new AppError('conflict', { params: { constraint: error.constraint ?? '' } });
    case '23503': // foreign_key_violation: something named that is not there
      return new AppError('not-found', { params: { constraint: error.constraint ?? '' } });
    case '42501': // insufficient_privilege, row-level security included
      return new AppError('not-allowed');
    case '40001':
    case '40P01': // serialization failure, deadlock
      return new AppError('conflict', { params: { constraint: 'retry' } });
    case '57P01':
    case '57P02':
    case '57P03':
      return new AppError('unavailable');
    default: {
      const internal = new AppError('internal', {
        params: { sqlstate: error.code, constraint: error.constraint ?? '' },
      });
      if (diagnosis.keepCause) internal.cause = error;
      return internal;
    }
  }
}
