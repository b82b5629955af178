import { Button, Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, LoadingState } from '../states.tsx';
import type { Column, RowLinkProps, Sorting } from './column.ts';
import { DataCards } from './data-cards.tsx';
import classes from './data-list.module.css';
import { DataTable } from './data-table.tsx';
import { SortSelect } from './sort-select.tsx';
import { useRowKeys } from './use-row-keys.ts';
import type { Selection } from './use-selection.ts';

/** What the list needs of the result of `useApiPages`. */
export interface Pages<Row> {
  data: { pages: { items: Row[] }[] } | undefined;
  error: Error | null;
  isPending: boolean;
  isPlaceholderData: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

interface DataListProps<Row> {
  label: string;
  pages: Pages<Row>;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  link: (row: Row, props: RowLinkProps) => ReactNode;
  linkHeader: string;
  linkSort?: string;
  linkWidth?: string;
  sorting?: Sorting | undefined;
  /** When there is nothing: why, and what to do next. */
  empty: ReactNode;
  /** Rows can be chosen: by box, with Shift a range, with the space bar at a row. */
  selection?: Selection<Row> | undefined;
  /** Beside an error, what may help. */
  errorHint?: ReactNode;
}

/** A long list: a table with virtual rows, cards on phones; more comes by scrolling, by key or by button. */
export function DataList<Row>({ pages, empty, errorHint, ...props }: DataListProps<Row>) {
  const { t } = useTranslation();
  const isNarrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const rows = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const more = () => {
    if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
  };
  const keys = useRowKeys({
    rowCount: rows.length,
    scrollTo: (row) => virtual.scrollToIndex(row, { align: 'auto' }),
    onPastEnd: more,
    onChoose: (row, toHere) => props.selection?.toggle(rows, row, toHere),
    mayChoose: props.selection !== undefined,
  });
  const headRoom = isNarrow ? 110 : 100;
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (isNarrow ? 130 : 43),
    getItemKey: (index) => props.rowKey(rows[index]!),
    overscan: 12,
    scrollMargin: keys.box.current?.offsetTop ?? 0,
    scrollPaddingStart: headRoom,
    scrollPaddingEnd: 24,
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asks when the end comes near, not whenever `more` is made anew
  useEffect(() => {
    if (rows.length > 0 && lastShown >= rows.length - 5) more();
  }, [lastShown, rows.length]);

  if (pages.isPending) return <LoadingState lines={10} />;
  if (pages.error)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} hint={errorHint} />;
  if (rows.length === 0) return empty;

  const margin = virtual.options.scrollMargin;
  const shared = {
    ...props,
    rows,
    items,
    isComplete: !pages.hasNextPage,
    activeRow: keys.activeRow,
    measure: virtual.measureElement,
    before: (items[0]?.start ?? margin) - margin,
    after: Math.max(0, virtual.getTotalSize() - ((items.at(-1)?.end ?? margin) - margin)),
  };
  return (
    // Keys are those of the links inside; the box only listens.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      ref={keys.box}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      className={classes.box}
      data-stale={pages.isPlaceholderData || undefined}
    >
      {isNarrow ? (
        <>
          <SortSelect {...props} />
          <DataCards {...shared} />
        </>
      ) : (
        <DataTable {...shared} />
      )}
      <Group mt="sm" gap="md" className={classes.foot}>
        <Text size="sm" c="dimmed" role="status">
          {t(pages.hasNextPage ? 'list.shown' : 'list.complete', { count: rows.length })}
        </Text>
        {pages.hasNextPage ? (
          <Button variant="default" size="xs" loading={pages.isFetchingNextPage} onClick={more}>
            {t('action.loadMore')}
          </Button>
        ) : null}
      </Group>
    </div>
  );
}
