import { Group, Progress, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

interface ProgressBarProps {
  label: string;
  done: number;
  /** Not known yet: the bar says only that something is going on. */
  total: number | undefined;
  /** After the numbers. */
  unit?: string;
}

/** Long work: how far it is, in numbers and to the eye, and spoken politely. */
export function ProgressBar({ label, done, total, unit = '' }: ProgressBarProps) {
  const { i18n } = useTranslation();
  const labelId = useId();
  const number = new Intl.NumberFormat(i18n.language);
  const percent = total ? Math.min(100, Math.round((done / total) * 100)) : 0;
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" id={labelId}>
          {label}
        </Text>
        <Text size="sm" c="dimmed" aria-live="polite">
          {total
            ? `${number.format(done)} / ${number.format(total)} ${unit} (${percent} %)`
            : `${number.format(done)} ${unit}`}
        </Text>
      </Group>
      <Progress.Root size="lg">
        <Progress.Section
          value={total ? percent : 100}
          animated={!total}
          striped={!total}
          aria-labelledby={labelId}
        />
      </Progress.Root>
    </Stack>
  );
}
