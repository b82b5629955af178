import { Group, Paper, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { requestCounts } from '../contract.ts';

const PARTS = [
  ['overdue', 'red'],
  ['soon', 'amber'],
  ['later', 'petrol'],
  ['waiting', 'gray'],
] as const;

/** What is overdue, near, later, and what waits for proof of identity. */
export function DueCounts() {
  const { t } = useTranslation('requests');
  const { data } = useApi('/api/v1/requests/counts', { schema: requestCounts });
  if (!data || PARTS.every(([part]) => data[part] === 0)) return null;
  return (
    <Group gap="xs" component="section" aria-label={t('desk.due')}>
      {PARTS.map(([part, color]) => (
        <Paper
          key={part}
          px="sm"
          py={6}
          style={
            data[part] > 0 ? { borderInlineStart: `3px solid var(--mantine-color-${color}-6)` } : undefined
          }
        >
          <Text span fw={600} {...(data[part] > 0 ? {} : { c: 'dimmed' })}>
            {data[part]}
          </Text>{' '}
          <Text span size="sm" c="dimmed">
            {t(`count.${part}`)}
          </Text>
        </Paper>
      ))}
    </Group>
  );
}
