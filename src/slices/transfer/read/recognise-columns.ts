import { type ColumnMapping, type ColumnTarget, type FieldKey, fieldByKey } from '../fields.ts';
import { dateOrderOf } from './date-order.ts';
import { detectProgram } from './detect-program.ts';
import { findHeaderWord } from './find-header-word.ts';
import { mayHaveLegalForm } from './legal-form.ts';
import { normaliseHeader } from './normalise-header.ts';
import { recogniseContent } from './recognise-content.ts';
import type { SourceRow } from './source-file.ts';
import { takeHonorifics } from './take-honorifics.ts';

/** Values of a column in the sample, without empty ones. */
export type ValuesOf = (column: string) => string[];

const CERTAIN = { program: 1, exact: 0.95, near: 0.85 };

/**
 * Proposes what each column means: by the program that wrote the file, else by its heading, else by what is in it.
 * A proposal only; the person who imports sees it with its confidence, and changes it.
 */
export function recogniseColumns(
  columns: readonly string[],
  sampleRows: readonly SourceRow[],
  ownFields: readonly OwnHeading[] = [],
): ColumnMapping {
  const valuesOf: ValuesOf = (column) =>
    sampleRows.map((row) => row.cells[column]?.trim() ?? '').filter(Boolean);
  const signature = detectProgram(columns);
  const targets = new Map<string, ColumnTarget>();
  for (const column of columns) {
    const known = signature?.target(column);
    if (known) targets.set(column, { ...known, confidence: CERTAIN.program, foundBy: 'program' });
  }
  recogniseOwn(columns, targets, ownFields);
  const taken = (field: FieldKey): boolean => [...targets.values()].some((target) => target.field === field);
  for (const column of columns) {
    if (targets.has(column)) continue;
    const word = ambiguous(column, columns, valuesOf) ?? findHeaderWord(column);
    if (!word) continue;
    const { exact = true, ...target } = word;
    // In a program's file, a column that is not the program's own may fill a gap: never double a field, never be an id.
    if (
      signature &&
      (/ExternalId|externalId/.test(target.field) || (target.field !== 'social' && taken(target.field)))
    )
      continue;
    targets.set(column, { ...target, confidence: exact ? CERTAIN.exact : CERTAIN.near, foundBy: 'header' });
  }
  if (!signature) {
    const open = columns.filter((column) => !targets.has(column));
    for (const [column, target] of recogniseContent(open, columns, valuesOf, sampleRows, taken))
      targets.set(column, target);
    dropDoubles(columns, targets, valuesOf);
  }
  for (const column of columns)
    if (!targets.has(column)) targets.set(column, { field: 'ignore', confidence: 0, foundBy: 'none' });

  const dateColumns = columns.filter((column) => DATES.has(targets.get(column)!.field));
  const dateOrder = dateOrderOf(dateColumns.flatMap(valuesOf));
  return {
    ...(signature && { program: signature.program }),
    recordKind: taken('companyName') && !PERSON_FIELDS.some(taken) ? 'company' : 'person',
    ...(dateOrder && { dateOrder }),
    columns: Object.fromEntries(columns.map((column) => [column, targets.get(column)!])),
  };
}

/** An own field with the names under which a column may stand for it. */
export interface OwnHeading {
  key: string;
  names: readonly string[];
}

/** A heading that is the name of an own field means it, whatever else it could mean: the firm has named it so. */
function recogniseOwn(
  columns: readonly string[],
  targets: Map<string, ColumnTarget>,
  ownFields: readonly OwnHeading[],
): void {
  const used = new Set<string>();
  for (const column of columns) {
    const heading = normaliseHeader(column);
    const field = ownFields.find(
      ({ key, names }) =>
        !used.has(key) && [key, ...names].some((name) => heading !== '' && normaliseHeader(name) === heading),
    );
    if (!field || targets.has(column)) continue;
    used.add(field.key);
    targets.set(column, { field: 'own', own: field.key, confidence: CERTAIN.exact, foundBy: 'header' });
  }
}

const DATES: ReadonlySet<FieldKey> = new Set(['birthday', 'consentDate', 'createdAt', 'consent']);
const PERSON_FIELDS: readonly FieldKey[] = ['givenName', 'familyName', 'fullName', 'nickname', 'birthday'];

/** "Name" and "Title" mean one thing beside "Vorname", another alone; what stands under them decides the rest. */
function ambiguous(
  column: string,
  columns: readonly string[],
  valuesOf: ValuesOf,
): { field: FieldKey; exact?: boolean } | undefined {
  const key = normaliseHeader(column);
  const values = valuesOf(column);
  const most = (test: (value: string) => boolean): boolean =>
    values.length > 0 && values.filter(test).length * 2 > values.length;
  if (key === 'title')
    return { field: most((value) => takeHonorifics(value).rest === '') ? 'title' : 'position' };
  if (key !== 'name' && key !== 'name1' && key !== 'kunde' && key !== 'nom') return undefined;
  const headings = columns.map((other) => findHeaderWord(other)?.field);
  if (headings.includes('givenName')) return { field: 'familyName' };
  if (!headings.includes('companyName') && most(mayHaveLegalForm)) return { field: 'companyName' };
  return headings.includes('familyName') ? { field: 'ignore', exact: false } : { field: 'fullName' };
}

/** A field that a contact has once goes to the column that is filled most; the others are left to the person. */
function dropDoubles(
  columns: readonly string[],
  targets: Map<string, ColumnTarget>,
  valuesOf: ValuesOf,
): void {
  const best = new Map<FieldKey, string>();
  for (const column of columns) {
    const target = targets.get(column);
    if (!target || fieldByKey.get(target.field)!.many) continue;
    const rival = best.get(target.field);
    const winner = rival !== undefined && valuesOf(column).length <= valuesOf(rival).length ? rival : column;
    if (rival !== undefined)
      targets.set(winner === rival ? column : rival, { field: 'ignore', confidence: 0.3, foundBy: 'header' });
    best.set(target.field, winner);
  }
}
