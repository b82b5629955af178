import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DateText, dayOf } from '../../../web/ui/dates.tsx';

/** The expected close; marked where it is past and the deal still open. */
export function ExpectedText({ day, isOpen }: { day: string; isOpen: boolean }) {
  const { t } = useTranslation('deals');
  if (!isOpen || day >= dayOf(new Date())) return <DateText value={day} />;
  return (
    <Text component="span" inherit c="var(--mantine-color-error)" style={{ whiteSpace: 'nowrap' }}>
      <DateText value={day} />{' '}
      <IconAlertTriangle
        size={13}
        role="img"
        aria-label={t('card.overdue')}
        style={{ verticalAlign: '-2px' }}
      >
        <title>{t('card.overdue')}</title>
      </IconAlertTriangle>
    </Text>
  );
}
