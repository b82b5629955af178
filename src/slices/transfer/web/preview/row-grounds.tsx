import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../../web/ui/dates.tsx';
import { PurposeBadge } from '../../../../web/ui/labels.tsx';
import type { PreviewRow } from '../../contract.ts';

/** The purposes that would be open, and until when. */
export function RowGrounds({ grounds }: Pick<PreviewRow, 'grounds'>) {
  const { t, i18n } = useTranslation('transfer');
  return (
    <Stack gap={4}>
      {grounds.map(({ purpose, legalBasis, endsAt }) => (
        <div key={`${purpose} ${legalBasis}`}>
          <PurposeBadge purposeKey={purpose} />{' '}
          <Text span size="xs" c="dimmed">
            {t('preview.rows.until', { date: formatDay(endsAt, i18n.language) })}
          </Text>
        </div>
      ))}
    </Stack>
  );
}
