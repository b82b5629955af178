import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../web/ui/dates.tsx';
import { PurposeBadges } from '../../../web/ui/labels.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import classes from './data-map.module.css';
import type { MapTable } from './filter-map.ts';
import { isCategory } from './search.ts';

/** Fields that the firm added, each with what a table says for all its columns. */
export function DeclaredTable({ table }: { table: MapTable }) {
  const { t, i18n } = useTranslation(['records', 'access']);
  return (
    <div className={classes.columns}>
      <SimpleTable
        label={t('table.declaredOf', { table: table.label })}
        rows={table.declared}
        rowKey={({ name }) => name}
        columns={[
          {
            key: 'name',
            header: t('field.name'),
            width: '26%',
            cell: ({ name, label }) => (
              <>
                <div>{label}</div>
                <Text span className={classes.name}>
                  {name}
                </Text>
              </>
            ),
          },
          {
            key: 'category',
            header: t('field.category'),
            width: '18%',
            cell: ({ category }) => (isCategory(category) ? t(`access:category.${category}`) : category),
          },
          {
            key: 'purposes',
            header: t('field.purposes'),
            cell: ({ purposes }) => <PurposeBadges keys={purposes} />,
          },
          {
            key: 'deletion',
            header: t('field.deletion'),
            width: '24%',
            cell: ({ deletion, deletesAt }) =>
              deletesAt ? t('field.leaving', { day: formatDay(deletesAt, i18n.language) }) : deletion,
          },
          {
            key: 'portable',
            header: t('column.portable'),
            width: '10%',
            cell: ({ portable }) => (portable ? t('column.yes') : null),
          },
        ]}
      />
    </div>
  );
}
