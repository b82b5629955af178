import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PurposeBadges } from '../../../web/ui/labels.tsx';
import classes from './data-map.module.css';
import type { CategoryGroup, WhoseGroup } from './filter-map.ts';
import { isCategory } from './search.ts';
import { TableCard } from './table-card.tsx';
import type { useOpenTables } from './use-open-tables.ts';

interface WhoseSectionProps {
  group: WhoseGroup;
  open: ReturnType<typeof useOpenTables>;
  /** By a filter: then nothing of it stays folded away. */
  isAskedFor: boolean;
}

/** Everything about contacts, about staff, or about nobody; the last is folded away. */
export function WhoseSection({ group, open, isAskedFor }: WhoseSectionProps) {
  const { t } = useTranslation('records');
  const { whose, tableCount, categories } = group;
  const tables = categories.map((category) => (
    <Category key={category.category} group={category} open={open} isNamed={whose !== 'nobody'} />
  ));
  return (
    <Stack component="section" gap="sm" aria-labelledby={`map-${whose}`}>
      <div>
        <Title order={2} id={`map-${whose}`}>
          {t(`whose.${whose}`)}
        </Title>
        <Text size="sm" c="dimmed">
          {t(`whoseText.${whose}`)}
        </Text>
      </div>
      {whose === 'nobody' ? (
        <details className={classes.fold} open={isAskedFor}>
          <summary>{t('technicalTables', { count: tableCount })}</summary>
          <Stack gap="sm" mt="sm">
            {tables}
          </Stack>
        </details>
      ) : (
        tables
      )}
    </Stack>
  );
}

type CategoryProps = Pick<WhoseSectionProps, 'open'> & { group: CategoryGroup; isNamed: boolean };

function Category({ group: { category, tables }, open, isNamed }: CategoryProps) {
  const { t } = useTranslation(['records', 'access']);
  // What opens a category opens all its tables.
  const purposes = tables[0]?.table.purposes ?? [];
  return (
    <Stack gap="xs">
      {isNamed ? (
        <Group gap="xs" mt={4} align="baseline">
          <Title order={3}>{isCategory(category) ? t(`access:category.${category}`) : t('noCategory')}</Title>
          {purposes.length > 0 ? (
            <>
              <Text size="sm" c="dimmed">
                {t('openedBy')}
              </Text>
              <PurposeBadges keys={purposes} />
            </>
          ) : null}
        </Group>
      ) : null}
      {tables.map((found) => (
        <TableCard
          key={found.table.table}
          found={found}
          isOpen={open.isOpen(found.table.table)}
          onToggle={(isOpen) => open.setOpen(found.table.table, isOpen)}
        />
      ))}
    </Stack>
  );
}
