import { useRef } from 'react';
import { useApi } from '../../../web/query.ts';
import { type ImportRecord, importFile, importRecord } from '../contract.ts';

const POLL_MS = 1000;

export const isUnderWay = ({ state }: Pick<ImportRecord, 'state'>): boolean =>
  state === 'queued' || state === 'running';

/** An import; while it runs, looked at again and again. */
export const useImport = (importId: string) =>
  useApi(`/api/v1/imports/${importId}`, {
    schema: importRecord,
    everyMs: (record) => (record && isUnderWay(record) ? POLL_MS : false),
  });

export const useImportFile = (importId: string) =>
  useApi(`/api/v1/imports/${importId}/file`, { schema: importFile });

/** The last value that was there: what one has begun to fill in outlives a new reading in the other language. */
export function useKept<T>(value: T | undefined): T | undefined {
  const kept = useRef(value);
  if (value !== undefined) kept.current = value;
  return value ?? kept.current;
}
