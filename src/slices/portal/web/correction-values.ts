import type { PortalMe } from '../contract.ts';

type Current = PortalMe['current'];
interface Proposed extends Pick<Current, 'emails' | 'phones' | 'addresses'> {
  title: string;
  givenName: string;
  familyName: string;
}
export interface CorrectionValues {
  proposed: Proposed;
  note: string;
}

export const EMPTY_ROWS = {
  emails: { address: '', kind: 'private' },
  phones: { number: '', kind: 'private' },
  addresses: {
    kind: 'private',
    street: '',
    extra: '',
    postalCode: '',
    city: '',
    region: '',
    country: '',
  },
} as const;

export const valuesOf = ({ salutation: _, ...current }: Current): CorrectionValues => ({
  proposed: {
    ...current,
    title: current.title ?? '',
    givenName: current.givenName ?? '',
    familyName: current.familyName ?? '',
  },
  note: '',
});

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
/** A list as it is sent: rows that were left empty are none. */
const filled = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.filter(({ kind: _, ...row }: Record<string, string>) => Object.values(row).some(Boolean))
    : value;

/** Only what differs is proposed: what stays needs no look. */
export function changesIn(current: Current, proposed: Proposed): Record<string, unknown> {
  const before: Record<string, unknown> = { ...valuesOf(current).proposed };
  return Object.fromEntries(
    Object.entries(proposed)
      .map(([field, value]) => [field, filled(value)] as const)
      .filter(([field, value]) => !isEqual(value, before[field])),
  );
}
