import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { VirtualItem } from '@tanstack/react-virtual';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowsProps, Sorting } from './column.ts';
import classes from './data-list.module.css';

interface DataTableProps<Row> extends RowsProps<Row> {
  items: readonly VirtualItem[];
  before: number;
  after: number;
  measure: (node: HTMLElement | null) => void;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, rows, items, sorting, before, after } = props;
  return (
    <table
      className={classes.table}
      aria-label={props.label}
      aria-rowcount={props.isComplete ? rows.length + 1 : -1}
    >
      <thead>
        <tr aria-rowindex={1}>
          <SortHeader header={props.linkHeader} sort={props.linkSort} sorting={sorting} />
          {columns.map(({ key, ...column }) => (
            <SortHeader key={key} {...column} sorting={sorting} />
          ))}
        </tr>
      </thead>
      <tbody>
        <Spacer height={before} />
        {items.map(({ index, key }) => {
          const row = rows[index]!;
          return (
            // Clicking anywhere is a comfort for the mouse; the link in the first cell is the way in.
            <tr key={key} data-index={index} ref={props.measure} aria-rowindex={index + 2} onClick={openRow}>
              <th scope="row" className={classes.title}>
                {props.link(row, { 'data-row': index, tabIndex: index === props.activeRow ? 0 : -1 })}
              </th>
              {columns.map((column) => (
                <td key={column.key} data-from={column.from}>
                  {column.cell(row, 'table')}
                </td>
              ))}
            </tr>
          );
        })}
        <Spacer height={after} />
      </tbody>
    </table>
  );
}

/** Stands for the rows that are not rendered. */
function Spacer({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden className={classes.spacer} style={{ height }} /> : null;
}

function openRow(event: MouseEvent<HTMLTableRowElement>): void {
  const isOnControl = event.target instanceof Element && event.target.closest('a, button, input') !== null;
  if (isOnControl || window.getSelection()?.toString()) return;
  event.currentTarget.querySelector<HTMLElement>('[data-row]')?.click();
}

interface SortHeaderProps {
  header: string;
  sort?: string | undefined;
  sorting?: Sorting | undefined;
  width?: string;
  from?: 'md' | 'lg' | 'xl';
}

function SortHeader({ header, sort, sorting, width, from }: SortHeaderProps) {
  const { t } = useTranslation();
  if (!sort || !sorting)
    return (
      <th scope="col" style={{ width }} data-from={from}>
        {header}
      </th>
    );
  const direction =
    sorting.value === sort ? 'ascending' : sorting.value === `-${sort}` ? 'descending' : 'none';
  const Icon = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort }[direction];
  return (
    <th scope="col" style={{ width }} data-from={from} aria-sort={direction}>
      <UnstyledButton
        className={classes.sort}
        onClick={() => sorting.onChange(direction === 'ascending' ? `-${sort}` : sort)}
        title={t('list.sortBy', { column: header })}
      >
        {header}
        <Icon size={14} aria-hidden data-idle={direction === 'none' || undefined} />
      </UnstyledButton>
    </th>
  );
}
