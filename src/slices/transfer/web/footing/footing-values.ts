import { dayOf } from '../../../../web/ui/dates.tsx';
import type { Purpose } from '../../../grounds/contract.ts';
import { type GroundValues, proposedBy, toGroundInput } from '../../../grounds/web/ground-values.ts';
import type { PlanInput } from '../../contract.ts';
import type { PlanValues } from '../plan-values.ts';

type FileGround = Extract<PlanInput['footing'], { mode: 'file' }>['grounds'][number];

/** A ground of a plan made before, as the form holds it. */
export const groundValuesOf = (ground: FileGround, purposes: readonly Purpose[]): GroundValues => ({
  purpose: ground.purpose,
  legalBasis: ground.legalBasis,
  origin: ground.origin,
  originDetail: ground.originDetail,
  evidence: ground.evidence,
  endsAt: ground.endsAt
    ? dayOf(ground.endsAt)
    : proposedBy(purposes.find(({ key }) => key === ground.purpose)).endsAt,
});

/** Whether the file says anything about consents: else there is nothing to ask. */
export const hasConsents = ({ columns }: PlanValues['mapping']): boolean =>
  columns.some(({ field }) => field === 'consent' || field === 'consentDate');

export function toFootingInput({ mapping, footing }: PlanValues, purposes: readonly Purpose[]) {
  const { mode, grounds, ...columns } = footing;
  if (mode === 'file') return { mode, grounds: grounds.map((ground) => toGroundInput(ground, purposes)) };
  return {
    mode,
    ...columns,
    consents: hasConsents(mapping) ? columns.consents : 'none',
    bases: columns.bases.flatMap(({ text, legalBasis, purpose }) =>
      legalBasis ? [{ text, legalBasis, purpose }] : [],
    ),
  };
}
