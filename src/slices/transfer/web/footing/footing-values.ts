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

export function toFootingInput(
  { mode, grounds, ...columns }: PlanValues['footing'],
  purposes: readonly Purpose[],
) {
  if (mode === 'file') return { mode, grounds: grounds.map((ground) => toGroundInput(ground, purposes)) };
  return {
    mode,
    ...columns,
    bases: columns.bases.flatMap(({ text, legalBasis, purpose }) =>
      legalBasis ? [{ text, legalBasis, purpose }] : [],
    ),
  };
}
