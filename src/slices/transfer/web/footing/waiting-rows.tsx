import { Alert } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dayOf, formatDay } from '../../../../web/ui/dates.tsx';

/** Quarantine lasts a month (Art. 14(3)(a)). */
function inAMonth(): Date {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth() + 1, now.getDate(), 12);
}

/** What becomes of rows for which no ground is named. */
export function WaitingRows() {
  const { t, i18n } = useTranslation('transfer');
  return (
    <Alert color="gray" icon={<IconInbox size={18} aria-hidden />} title={t('footing.waiting.title')}>
      {t('footing.waiting.text', { date: formatDay(dayOf(inAMonth()), i18n.language) })}
    </Alert>
  );
}
