import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../../web/ui/links.tsx';
import type { ImportRecord } from '../../contract.ts';

export function QuarantineLink({ record: { importId, counts } }: { record: ImportRecord }) {
  const { t } = useTranslation('transfer');
  if (!counts?.quarantined) return null;
  return (
    <Group gap="xs">
      <ButtonLink to="/quarantine" search={{ importId }} variant="light">
        {t('run.quarantine', { count: counts.quarantined })}
      </ButtonLink>
      <Text size="sm" c="dimmed">
        {t('run.quarantineHint')}
      </Text>
    </Group>
  );
}
