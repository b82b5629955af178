import { z } from 'zod';
import { invalid } from '../../kernel/app-error.ts';

/** A place in a sorted list: the sort that it belongs to, the value of the sort key there (as text) and the row's id. */
export interface Place {
  key: string;
  id: string;
}

const content = z.tuple([
  z.string(),
  z.string().refine((key) => key.isWellFormed() && !key.includes('\u0000')),
  z.uuid(),
]);

/** Opaque to callers. Holds no more than the row that it points at. */
export const writeCursor = (sort: string, { key, id }: Place): string =>
  Buffer.from(JSON.stringify([sort, key, id])).toString('base64url');

/**
 * The place that a cursor names; undefined for the first page.
 * @throws AppError invalid-input at `query.cursor`: damaged, made up, or from a list in another order
 */
export function readCursor(
  cursor: string | undefined,
  sort: string,
  keyShape: RegExp = /^/,
): Place | undefined {
  if (cursor === undefined) return undefined;
  const parsed = content.safeParse(jsonOf(cursor));
  if (!parsed.success || parsed.data[0] !== sort || !keyShape.test(parsed.data[1]))
    throw invalid('query.cursor', 'cursor-damaged');
  return { key: parsed.data[1], id: parsed.data[2] };
}

function jsonOf(cursor: string): unknown {
  if (!/^[\w-]+$/.test(cursor)) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
