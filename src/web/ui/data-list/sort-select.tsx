import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Column, Sorting } from './column.ts';

interface SortSelectProps {
  columns: readonly Pick<Column<never>, 'header' | 'sort'>[];
  linkHeader: string;
  linkSort?: string | undefined;
  sorting?: Sorting | undefined;
}

/** Sorting for cards, which have no headers to press. */
export function SortSelect({ columns, linkHeader, linkSort, sorting }: SortSelectProps) {
  const { t } = useTranslation();
  if (!sorting) return null;
  const orders = [{ header: linkHeader, sort: linkSort }, ...columns].flatMap(({ header, sort }) =>
    sort
      ? [
          { value: sort, label: t('list.ascending', { column: header }) },
          { value: `-${sort}`, label: t('list.descending', { column: header }) },
        ]
      : [],
  );
  return (
    <NativeSelect
      label={t('list.order')}
      data={orders}
      value={sorting.value}
      onChange={(event) => sorting.onChange(event.currentTarget.value)}
      mb="xs"
    />
  );
}
