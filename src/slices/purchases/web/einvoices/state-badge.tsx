import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EinvoiceState } from '../../contract-einvoice.ts';

const COLORS: Record<EinvoiceState, string> = {
  read: 'petrol',
  'needs-customer': 'amber',
  faulty: 'red',
  duplicate: 'gray',
  taken: 'green',
  rejected: 'gray',
};

export function EinvoiceStateBadge({ state }: { state: EinvoiceState }) {
  const { t } = useTranslation('einvoices');
  return <Badge color={COLORS[state]}>{t(`state.${state}`)}</Badge>;
}
