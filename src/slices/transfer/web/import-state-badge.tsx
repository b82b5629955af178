import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportRow } from '../contract.ts';

const COLORS: Record<ImportRow['state'], string> = {
  uploaded: 'gray',
  previewed: 'gray',
  queued: 'petrol',
  running: 'petrol',
  done: 'green',
  failed: 'red',
  undone: 'amber',
};

export function ImportStateBadge({ state }: Pick<ImportRow, 'state'>) {
  const { t } = useTranslation('transfer');
  return <Badge color={COLORS[state]}>{t(`state.${state}`)}</Badge>;
}
