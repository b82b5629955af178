import { readOwn, storeOwn, thousandthsOf } from '../../kernel/own-value.ts';
import type { Tx } from '../../platform/db/index.ts';
import { isOwnOpen, type OwnFieldRow, type OwnValue } from '../fields/index.ts';
import type { ContactDraft } from './read/contact-draft.ts';

type OwnFields = ReadonlyMap<string, OwnFieldRow>;

/** Values of a draft for the fields as they are now: a row may have waited in quarantine while a field went or changed. */
export const ownValuesOf = ({ own = {} }: ContactDraft, fields: OwnFields): OwnValue[] =>
  Object.entries(own).flatMap(([key, value]): OwnValue[] => {
    const field = fields.get(key);
    const read = field && storeOwn(field.type, field.choices, readOwn(field.type, value));
    if (!field || !read || 'fault' in read || read.value === null) return [];
    return [{ fieldId: field.field_id, value: read.value, number: thousandthsOf(field.type, read.value) }];
  });

/** Those that the purpose opens. */
export function openOwn(
  tx: Tx,
  { ownFields }: { ownFields: OwnFields },
  values: readonly OwnValue[],
  purpose: string,
): OwnValue[] {
  if (values.length === 0) return [];
  const open = new Set(
    [...ownFields.values()].filter((field) => isOwnOpen(tx, field, purpose)).map(({ field_id }) => field_id),
  );
  return values.filter(({ fieldId }) => open.has(fieldId));
}
