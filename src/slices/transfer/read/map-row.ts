import { type ColumnMapping, type FieldKey, fieldByKey, type PointKind } from '../fields.ts';
import { cleanText } from './clean-text.ts';
import type { Problem, RejectionCode, WarningCode } from './contact-draft.ts';
import type { SourceRow } from './source-file.ts';

/** A cell that means something: its text, cleaned, and what the mapping says about its column. */
export interface MappedCell {
  column: string;
  field: FieldKey;
  text: string;
  kind?: PointKind;
  slot?: string;
  network?: string;
  /** Key of the own field. */
  own?: string;
}

/** The problems of one row, each once per column. */
export class Problems {
  readonly list: Problem[] = [];

  warn(code: WarningCode, column?: string): void {
    this.add(column === undefined ? { level: 'warning', code } : { level: 'warning', code, column });
  }

  reject(code: RejectionCode, column?: string): void {
    this.add(column === undefined ? { level: 'rejected', code } : { level: 'rejected', code, column });
  }

  private add(problem: Problem): void {
    if (!this.list.some(({ code, column }) => code === problem.code && column === problem.column))
      this.list.push(problem);
  }
}

/** The cells of a row that the mapping wants, in the order of the file. */
export function mapRow(row: SourceRow, mapping: ColumnMapping, problems: Problems): MappedCell[] {
  const cells: MappedCell[] = [];
  for (const [column, cell] of Object.entries(row.cells)) {
    const target = Object.hasOwn(mapping.columns, column) ? mapping.columns[column]! : undefined;
    if (!target || target.field === 'ignore') continue;
    const text = cleanText(cell, (code) => problems.warn(code, column));
    if (text === '') continue;
    if (text.length > cellLength(target.field)) {
      problems.reject('value-too-long', column);
      continue;
    }
    const { field, kind, slot, network, own } = target;
    cells.push({
      column,
      field,
      text,
      ...(kind && { kind }),
      ...(slot && { slot }),
      ...(network && { network }),
      ...(own && { own }),
    });
  }
  return cells;
}

const VALUES_PER_CELL = 50;

/** Far too long already as a cell; what each value in it may have is checked when it has been found. */
function cellLength(field: FieldKey): number {
  const { many, maxLength } = fieldByKey.get(field)!;
  return many && field !== 'note' ? maxLength * VALUES_PER_CELL : maxLength;
}
