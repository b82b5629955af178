import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { VirtualItem } from '@tanstack/react-virtual';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowsProps, Sorting } from './column.ts';
import classes from './data-list.module.css';
import type { Selection } from './use-selection.ts';

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
          {props.selection ? (
            <th scope="col" className={classes.choice}>
              <ChooseAll selection={props.selection} rows={rows} />
            </th>
          ) : null}
          <SortHeader
            header={props.linkHeader}
            sort={props.linkSort}
            width={props.linkWidth}
            sorting={sorting}
          />
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
              {props.selection ? (
                <td className={classes.choice}>
                  <ChooseRow
                    selection={props.selection}
                    rows={rows}
                    index={index}
                    tabIndex={index === props.activeRow ? 0 : -1}
                  />
                </td>
              ) : null}
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

interface ChooseAllProps<Row> {
  selection: Selection<Row>;
  rows: readonly Row[];
}

/** All rows that are loaded; those that are not, the bar below the list offers. */
export function ChooseAll<Row>({ selection, rows }: ChooseAllProps<Row>) {
  const { t } = useTranslation();
  const count = rows.filter(selection.isChosen).length;
  const isAll = count > 0 && count === rows.length;
  return (
    <Checkbox
      aria-label={t('list.chooseAll')}
      checked={isAll}
      indeterminate={count > 0 && !isAll}
      onChange={() => (isAll ? selection.clear() : selection.chooseAll(rows))}
    />
  );
}

interface ChooseRowProps<Row> extends ChooseAllProps<Row> {
  index: number;
  tabIndex: 0 | -1;
}

export function ChooseRow<Row>({ selection, rows, index, tabIndex }: ChooseRowProps<Row>) {
  const { t } = useTranslation();
  const row = rows[index]!;
  return (
    <Checkbox
      aria-label={t('list.choose', { name: selection.labelOf(row) })}
      tabIndex={tabIndex}
      checked={selection.isChosen(row)}
      // The click says whether Shift was held; the change does not.
      onClick={(event) => selection.toggle(rows, index, event.shiftKey)}
      onChange={() => {}}
    />
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
  width?: string | undefined;
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
