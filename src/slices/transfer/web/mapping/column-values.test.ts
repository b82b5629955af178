import { describe, expect, it } from 'vitest';
import type { ImportFile } from '../../contract.ts';
import {
  type ColumnValues,
  columnValuesOf,
  samplesOf,
  surenessOf,
  toMappingInput,
  withField,
} from './column-values.ts';

const file = (columns: string[], targets: ImportFile['mapping']['columns'] = {}): ImportFile => ({
  importId: '01a20d04-4ed7-7581-a2da-39ff02c546fa',
  fileName: 'list.csv',
  format: 'csv',
  encoding: 'utf-8',
  separator: ';',
  hasHeader: true,
  columns,
  preamble: [],
  sheets: [],
  sheet: null,
  mapping: { recordKind: 'person', columns: targets },
  sampleRows: [
    { line: 1, cells: { Ort: ' Bonn ', 1: 'x' } },
    { line: 2, cells: { Ort: 'Bonn' } },
    { line: 3, cells: { Ort: 'Köln' } },
  ],
  approximateRows: 3,
  basisTexts: [],
  sameFileBefore: null,
});
const column = (change: Partial<ColumnValues>): ColumnValues => ({
  column: 'Straße',
  kind: '',
  field: 'street',
  confidence: 0.95,
  foundBy: 'header',
  ...change,
});

describe('the columns of a mapping', () => {
  it('stand where the server counts them, which puts names that are numbers first', () => {
    const values = columnValuesOf(file(['Name', '2', '1']), undefined);
    const sent = toMappingInput(file([]), { recordKind: 'person', dateOrder: '', columns: values });
    expect(values.map((each) => each.column)).toEqual(Object.keys(JSON.parse(JSON.stringify(sent.columns))));
    expect(values.map((each) => each.column)).toEqual(['1', '2', 'Name']);
  });

  it('take what was planned before what the file suggests, and ignore the rest', () => {
    const values = columnValuesOf(
      file(['Ort', 'Rest'], { Ort: { field: 'city', confidence: 1, foundBy: 'header' } }),
      { recordKind: 'person', columns: { Ort: { field: 'region', confidence: 1, foundBy: 'user' } } },
    );
    expect(values.map(({ field }) => field)).toEqual(['region', 'ignore']);
  });

  it('send no kind where none is chosen', () => {
    const { columns } = toMappingInput(file([]), {
      recordKind: 'person',
      dateOrder: '',
      columns: [column({ kind: '' }), column({ column: 'Ort', kind: 'work' })],
    });
    expect(columns.Straße).not.toHaveProperty('kind');
    expect(columns.Ort).toMatchObject({ kind: 'work' });
  });
});

describe('another field for a column', () => {
  it('keeps the kind that the new field has as well, and drops the others', () => {
    expect(withField(column({ field: 'phone', kind: 'work' }), 'email').kind).toBe('work');
    expect(withField(column({ field: 'phone', kind: 'mobile' }), 'email').kind).toBe('');
  });

  it('stays with its address as long as it is a part of one', () => {
    expect(withField(column({ slot: 'Address 2' }), 'city').slot).toBe('Address 2');
    expect(withField(column({ slot: 'Address 2' }), 'note')).not.toHaveProperty('slot');
  });

  it('is the choice of the user from then on', () => {
    expect(surenessOf(withField(column({}), 'city'))).toBe('mine');
    expect(surenessOf(column({ confidence: 0.85 }))).toBe('likely');
    expect(surenessOf(column({ foundBy: 'content', confidence: 0.6 }))).toBe('check');
  });
});

describe('the samples of a column', () => {
  it('are its first different values, without empty ones', () => {
    expect(samplesOf(file(['Ort']), 'Ort')).toEqual(['Bonn', 'Köln']);
    expect(samplesOf(file(['Leer']), 'Leer')).toEqual([]);
  });
});
