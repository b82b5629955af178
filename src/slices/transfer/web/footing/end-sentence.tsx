import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../../web/ui/dates.tsx';

/** What the end of a ground means for the people of the file. */
export function EndSentence({ endsAt }: { endsAt: string }) {
  const { t, i18n } = useTranslation('transfer');
  return (
    <Text size="sm" mt="sm">
      {endsAt
        ? t('footing.ground.ends', { date: formatDay(endsAt, i18n.language) })
        : t('footing.ground.endOpen')}
    </Text>
  );
}
