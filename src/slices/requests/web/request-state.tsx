import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RightsRequest } from '../contract.ts';
import { daysUntil } from './days-until.ts';

/** From here on it is urgent. */
const SOON_DAYS = 7;

/** How urgent a request is, in words and colour; while the clock stands and once it is closed, how. */
export function RequestState({
  request: { state, dueOn },
}: {
  request: Pick<RightsRequest, 'state' | 'dueOn'>;
}) {
  const { t } = useTranslation('requests');
  if (state !== 'open' && state !== 'extended') return <Badge color="gray">{t(`state.${state}`)}</Badge>;
  const days = daysUntil(dueOn);
  if (days < 0) return <Badge color="red">{t('due.over', { count: -days })}</Badge>;
  if (days === 0) return <Badge color="red">{t('due.today')}</Badge>;
  return <Badge color={days <= SOON_DAYS ? 'amber' : 'petrol'}>{t('due.left', { count: days })}</Badge>;
}
