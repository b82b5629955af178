import type { VirtualItem } from '@tanstack/react-virtual';
import type { RowsProps } from './column.ts';
import classes from './data-list.module.css';
import { ChooseRow } from './data-table.tsx';

interface DataCardsProps<Row> extends RowsProps<Row> {
  items: readonly VirtualItem[];
  before: number;
  after: number;
  measure: (node: HTMLElement | null) => void;
}

/** The same rows for narrow screens. */
export function DataCards<Row>({
  columns,
  rows,
  items,
  before,
  after,
  measure,
  ...props
}: DataCardsProps<Row>) {
  return (
    <ul
      className={classes.cards}
      aria-label={props.label}
      style={{ paddingTop: before, paddingBottom: after }}
    >
      {items.map(({ index, key }) => {
        const row = rows[index]!;
        return (
          <li key={key} data-index={index} ref={measure} className={classes.card}>
            <div className={classes.cardTitle} data-choice={props.selection ? true : undefined}>
              {props.selection ? (
                <ChooseRow
                  selection={props.selection}
                  rows={rows}
                  index={index}
                  tabIndex={index === props.activeRow ? 0 : -1}
                />
              ) : null}
              {props.link(row, { 'data-row': index, tabIndex: index === props.activeRow ? 0 : -1 })}
            </div>
            <dl className={classes.facts}>
              {columns
                .filter(({ notOnCards }) => !notOnCards)
                .map((column) => ({ ...column, content: column.cell(row, 'card') }))
                .filter(({ content }) => content !== null && content !== undefined && content !== '')
                .map(({ key: name, header, content }) => (
                  <div key={name} className={classes.fact}>
                    <dt>{header}</dt>
                    <dd>{content}</dd>
                  </div>
                ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}
