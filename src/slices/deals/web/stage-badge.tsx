import { Badge } from '@mantine/core';
import type { DealRow } from '../contract.ts';

const COLORS = { open: 'petrol', won: 'green', lost: 'gray' };

export function StageBadge({
  deal: { stageName, outcome },
}: {
  deal: Pick<DealRow, 'stageName' | 'outcome'>;
}) {
  return <Badge color={COLORS[outcome]}>{stageName}</Badge>;
}
