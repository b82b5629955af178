import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type SimpleColumn, SimpleTable } from '../../../web/ui/simple-table.tsx';
import classes from './data-map.module.css';
import type { MapColumn, MapTable } from './filter-map.ts';

interface ColumnTableProps {
  table: MapTable;
  columns: readonly MapColumn[];
}

export function ColumnTable({ table, columns }: ColumnTableProps) {
  const { t } = useTranslation('records');
  // What leaves in a report is the contact's; of the others only what nobody ever sees is worth a word.
  const isReported = table.whose === 'contact';
  const report = (column: MapColumn) => {
    if (!isReported) return column.withheld;
    if (column.withheld) return t('column.withheld', { why: column.withheld });
    return column.inReport ? t('column.yes') : null;
  };
  const heads: SimpleColumn<MapColumn>[] = [
    {
      key: 'name',
      header: t('column.name'),
      width: '24%',
      cell: ({ column, label }) => (
        <>
          {label ? <div>{label}</div> : null}
          <Text span className={classes.name}>
            {column}
          </Text>
        </>
      ),
    },
    {
      key: 'kind',
      header: t('column.kind'),
      width: '15%',
      cell: ({ kind }) => (
        <span className={classes.kind} data-kind={kind}>
          {t(`kind.${kind}`)}
        </span>
      ),
    },
    {
      key: 'report',
      header: t(isReported ? 'column.report' : 'column.withheldWhy'),
      width: '20%',
      cell: report,
    },
    ...(isReported
      ? [
          {
            key: 'portable',
            header: t('column.portable'),
            width: '11%',
            cell: ({ portable }: MapColumn) => (portable ? t('column.yes') : null),
          },
        ]
      : []),
    {
      key: 'comment',
      header: t('column.comment'),
      // The comments of the schema are English.
      cell: ({ comment }) => <span lang="en">{comment}</span>,
    },
  ];
  return (
    <div className={classes.columns}>
      <SimpleTable
        label={t('table.columnsOf', { table: table.label })}
        columns={heads}
        rows={columns}
        rowKey={({ column }) => column}
      />
    </div>
  );
}
