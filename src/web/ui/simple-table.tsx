import type { ReactNode } from 'react';
import classes from './simple-table.module.css';

export interface SimpleColumn<Row> {
  key: string;
  header: string;
  /** Nothing (null) where the row has nothing to say here. */
  cell: (row: Row) => ReactNode;
  /** CSS width; columns without one share the rest. */
  width?: string;
  /** Numbers stand at the end of their column. */
  isNumber?: boolean;
}

interface SimpleTableProps<Row> {
  label: string;
  /** The first says what the row is. */
  columns: readonly SimpleColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
}

/** A table whose rows are all there; on narrow screens each row is a card. Long lists are `DataList`. */
export function SimpleTable<Row>({ label, columns, rows, rowKey }: SimpleTableProps<Row>) {
  const [title, ...others] = columns;
  if (!title) return null;
  return (
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ key, header, width, isNumber }) => (
            <th key={key} scope="col" style={{ width }} data-number={isNumber || undefined}>
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            <th scope="row">{title.cell(row)}</th>
            {others.map(({ key, header, cell, isNumber }) => (
              <Cell key={key} header={header} isNumber={isNumber ?? false} content={cell(row)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface CellProps {
  header: string;
  isNumber: boolean;
  content: ReactNode;
}

/** Empty cells are really empty, so that a card can leave them out. */
function Cell({ header, isNumber, content }: CellProps) {
  const isEmpty = content === null || content === undefined || content === '';
  return (
    <td data-label={header} data-number={isNumber || undefined}>
      {isEmpty ? null : <div>{content}</div>}
    </td>
  );
}
