import type { LegalBasis } from '../../../kernel/purpose.ts';
import { addDays, dayOf, endOfDay } from '../../../web/ui/dates.tsx';
import type { ORIGINS, Purpose } from '../contract.ts';

/** A ground as the form holds it; `endsAt` is a day here. */
export interface GroundValues {
  purpose: string;
  legalBasis: LegalBasis;
  origin: (typeof ORIGINS)[number];
  originDetail: string;
  evidence: string;
  endsAt: string;
}

/** What the rule of a purpose proposes, from today. */
export function proposedBy(purpose: Purpose | undefined): Pick<GroundValues, 'legalBasis' | 'endsAt'> {
  return {
    legalBasis: purpose?.defaultBasis ?? 'contract',
    endsAt: purpose?.defaultRetainDays ? dayOf(addDays(purpose.defaultRetainDays)) : '',
  };
}

export const emptyGround = (key: string, purposes: readonly Purpose[]): GroundValues => ({
  purpose: key,
  origin: 'person',
  originDetail: '',
  evidence: '',
  ...proposedBy(purposes.find((purpose) => purpose.key === key)),
});

/** An end left as proposed is not sent: then the server's rule stands in the report, not a day that somebody chose. */
export function toGroundInput(values: GroundValues, purposes: readonly Purpose[]) {
  const { endsAt, ...rest } = values;
  const proposed = proposedBy(purposes.find(({ key }) => key === values.purpose)).endsAt;
  return { ...rest, ...(endsAt && endsAt !== proposed ? { endsAt: endOfDay(endsAt) } : {}) };
}
