import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { QuarantineRow } from './quarantine-table.tsx';

interface SelectionBarProps {
  rows: readonly QuarantineRow[];
  selected: readonly string[];
  onSelect: (ids: readonly string[]) => void;
  onRelease: () => void;
  onDelete: () => void;
}

/** What can be done with the rows that are ticked. */
export function SelectionBar({ rows, selected, onSelect, onRelease, onDelete }: SelectionBarProps) {
  const { t } = useTranslation('transfer');
  const isAll = selected.length === rows.length;
  const isNone = selected.length === 0;
  return (
    <Group gap="md" justify="space-between">
      <Checkbox
        label={t('quarantine.selectAll')}
        checked={isAll}
        indeterminate={!isAll && !isNone}
        onChange={() => onSelect(isAll ? [] : rows.map(({ quarantineId }) => quarantineId))}
      />
      <Group gap="xs">
        <Text size="sm" c="dimmed" role="status">
          {t('quarantine.selected', { count: selected.length })}
        </Text>
        <Button disabled={isNone} onClick={onRelease}>
          {t('quarantine.release')}
        </Button>
        <Button variant="default" disabled={isNone} onClick={onDelete}>
          {t('quarantine.delete')}
        </Button>
      </Group>
    </Group>
  );
}
