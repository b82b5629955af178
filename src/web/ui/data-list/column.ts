import type { ReactNode } from 'react';
import type { Selection } from './use-selection.ts';

export interface Column<Row> {
  key: string;
  header: string;
  /** Nothing (null or '') where the row has nothing to say here. */
  cell: (row: Row, place: 'table' | 'card') => ReactNode;
  /** Name of the order in the API; `-name` is the other way round. */
  sort?: string;
  /** CSS width; columns without one share the rest. */
  width?: string;
  /** Shown from this width of the page on; always on cards. */
  from?: 'md' | 'lg' | 'xl';
  /** Not worth a line on a card. */
  notOnCards?: boolean;
}

/** What the link of a row must carry, so that arrow keys find it. */
export interface RowLinkProps {
  'data-row': number;
  tabIndex: 0 | -1;
}

export interface Sorting {
  value: string;
  onChange: (sort: string) => void;
}

export interface RowsProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The first cell: what the row is, as a link to its page. */
  link: (row: Row, props: RowLinkProps) => ReactNode;
  linkHeader: string;
  linkSort?: string | undefined;
  /** CSS width of the first column, where its words need more room than names do. */
  linkWidth?: string | undefined;
  sorting?: Sorting | undefined;
  isComplete: boolean;
  activeRow: number;
  /** Rows can be chosen. */
  selection?: Selection<Row> | undefined;
}
