import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../web/ui/states.tsx';
import { filterMap, type MapTable } from './filter-map.ts';
import type { DataMapSearch } from './search.ts';
import { useOpenTables } from './use-open-tables.ts';
import { WhoseSection } from './whose-section.tsx';

interface MapTablesProps {
  tables: readonly MapTable[];
  search: DataMapSearch;
  onReset: () => void;
}

export function MapTables({ tables, search, onReset }: MapTablesProps) {
  const { t } = useTranslation('records');
  const groups = filterMap(tables, search);
  const found = groups.flatMap(({ categories }) => categories.flatMap((category) => category.tables));
  const isFiltered = Object.values(search).some(Boolean);
  const open = useOpenTables((name) =>
    found.some(({ table, isByColumn }) => isByColumn && table.table === name),
  );
  const names = found.map(({ table }) => table.table);
  const reset = (
    <Button variant="default" size="xs" onClick={onReset}>
      {t('filter.reset')}
    </Button>
  );
  if (found.length === 0)
    return (
      <EmptyState title={t('none')} actions={reset}>
        {t('noneText')}
      </EmptyState>
    );
  return (
    <Stack gap="lg">
      <Group gap="xs">
        <Text size="sm" c="dimmed" role="status" me="auto">
          {t('shown', { count: tables.length, found: found.length })}
        </Text>
        {isFiltered ? reset : null}
        <Button.Group>
          <Button variant="default" size="xs" onClick={() => open.setAll(names, true)}>
            {t('openAll')}
          </Button>
          <Button variant="default" size="xs" onClick={() => open.setAll(names, false)}>
            {t('closeAll')}
          </Button>
        </Button.Group>
      </Group>
      {groups.map((group) => (
        <WhoseSection key={group.whose} group={group} open={open} isAskedFor={isFiltered} />
      ))}
    </Stack>
  );
}
