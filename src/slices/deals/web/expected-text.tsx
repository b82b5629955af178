import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText, dayOf } from '../../../web/ui/dates.tsx';

/** The expected close; said to be overdue where it is past and the deal still open. */
export function ExpectedText({ day, isOpen }: { day: string; isOpen: boolean }) {
  const { t } = useTranslation('deals');
  if (!isOpen || day >= dayOf(new Date())) return <DateText value={day} />;
  return (
    <Text component="span" inherit c="var(--mantine-color-error)">
      <DateText value={day} /> · {t('card.overdue')}
    </Text>
  );
}
