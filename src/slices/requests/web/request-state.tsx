import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RightsRequest } from '../contract.ts';

const DAY_MS = 86_400_000;
/** From here on it is urgent. */
const SOON_DAYS = 7;

/** Days until that day, counted by the calendar; negative when it has passed. */
const daysUntil = (day: string): number => {
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  return Math.round((Date.parse(`${day}T00:00:00Z`) - today) / DAY_MS);
};

/** How urgent an open request is, in words and colour; closed ones say how. */
export function RequestState({ request: { state, dueOn } }: { request: RightsRequest }) {
  const { t } = useTranslation('requests');
  if (state !== 'open') return <Badge color="gray">{t(`state.${state}`)}</Badge>;
  const days = daysUntil(dueOn);
  if (days < 0) return <Badge color="red">{t('due.over', { count: -days })}</Badge>;
  if (days === 0) return <Badge color="red">{t('due.today')}</Badge>;
  return <Badge color={days <= SOON_DAYS ? 'amber' : 'petrol'}>{t('due.left', { count: days })}</Badge>;
}
