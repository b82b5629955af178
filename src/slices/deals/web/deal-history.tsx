import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import type { Deal } from '../contract.ts';

const DAY = 86_400_000;

/** Through which stages the deal came, and how long it was in each; the latest first. */
export function DealHistory({ deal: { stageChanges } }: { deal: Deal }) {
  const { t } = useTranslation('deals');
  return (
    <Paper component="section" aria-label={t('history.title')}>
      <Title order={2} mb="xs">
        {t('history.title')}
      </Title>
      <Stack gap={8} component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {stageChanges.toReversed().map(({ stageName, enteredAt, leftAt, changedByName }) => {
          const end = leftAt ? new Date(leftAt).getTime() : Date.now();
          const days = Math.floor((end - new Date(enteredAt).getTime()) / DAY);
          return (
            <li key={enteredAt}>
              <Text size="sm" fw={leftAt ? 400 : 550}>
                {stageName} · {days < 1 ? t('history.underDay') : t('history.days', { count: days })}
              </Text>
              <Text size="xs" c="dimmed" component="div">
                <DateText value={enteredAt} withTime />
                {changedByName ? ` · ${changedByName}` : ''}
              </Text>
            </li>
          );
        })}
      </Stack>
    </Paper>
  );
}
