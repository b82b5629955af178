import { Group } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useApi } from '../../../web/query.ts';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { type ListKey, listViews } from '../contract.ts';
import { ColumnChoice } from './column-choice.tsx';
import { isBare, type ListSearch, searchOf } from './search-of-view.ts';
import { ViewSwitcher } from './view-switcher.tsx';

interface ListViewOptions<Row> {
  list: ListKey;
  /** Filters, order and `view`, as they stand in the address. */
  search: ListSearch;
  /** All columns that the list has, in its own order. */
  columns: readonly Column<Row>[];
  /** Columns that are shown only when they are chosen. */
  hidden?: readonly string[];
  /** Goes to another address of the same list. */
  apply: (search: ListSearch) => void;
}

/**
 * A list in views: which columns it shows, and the controls for its head. The list waits with its look-up until
 * `isReady`, so that a view that opens by itself costs no look-up too many.
 */
export function useListView<Row>({ list, search, columns, hidden = [], apply }: ListViewOptions<Row>): {
  columns: readonly Column<Row>[];
  isReady: boolean;
  controls: ReactNode;
} {
  const { data, error } = useApi(`/api/v1/lists/${list}/views`, { schema: listViews });
  const views = data?.items ?? [];
  const current = views.find(({ viewId }) => viewId === search.view);
  const opening = views.find(({ viewId }) => viewId === data?.preference.defaultViewId);
  const opens = opening !== undefined && isBare(search);
  const applied = useRef(apply);
  applied.current = apply;
  useEffect(() => {
    if (opens && opening) applied.current(searchOf(opening));
  }, [opens, opening]);

  const chosen = current ? current.columns : (data?.preference.columns ?? null);
  const shown = chosen
    ? chosen
        .flatMap((key) => columns.find((column) => column.key === key) ?? [])
        // Chosen columns are shown at any width of the page.
        .map(({ from: _, ...column }) => column)
    : columns.filter(({ key }) => !hidden.includes(key));
  return {
    columns: shown,
    isReady: data !== undefined ? !opens : Boolean(error) || !isBare(search),
    controls: (
      <Group gap="xs">
        <ViewSwitcher
          list={list}
          search={search}
          views={views}
          current={current}
          defaultViewId={data?.preference.defaultViewId ?? null}
          columns={chosen}
          apply={apply}
        />
        <ColumnChoice
          list={list}
          all={columns}
          shown={shown.map(({ key }) => key)}
          isChosen={chosen !== null}
          view={current}
        />
      </Group>
    ),
  };
}
