import type { z } from 'zod';
import { type Category, categoriesIn } from '../../kernel/category.ts';
import { maskOf, type PurposeDefinition } from '../../kernel/purpose.ts';
import {
  type ColumnDeclaration,
  daysAfterChange,
  type ErasureRule,
  type RegisteredTable,
} from '../../kernel/register.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { dataMap } from './contract.ts';
import { type Declaration, readComments, readDeclarations } from './store.ts';

type Language = 'de' | 'en';
type MappedTable = z.input<typeof dataMap>['tables'][number];

/** The register as a page: what is held about whom, who may open it, when it goes, and how it leaves. */
export async function makeDataMap(ctx: Ctx, tx: Tx, language: Language): Promise<z.input<typeof dataMap>> {
  const comments = new Map(
    (await readComments(tx)).map(({ table, column, comment }) => [`${table}.${column}`, comment]),
  );
  const declarations = await readDeclarations(tx, ctx.register);
  return {
    tables: ctx.register.map((table) => ({
      table: table.table,
      slice: table.slice,
      whose: table.whose,
      category: table.category ?? null,
      label: table.label[language],
      deletion: table.deletion[language],
      erasure: describeErasure(table.erasure, language),
      purposes: table.category ? openedBy(tx.purposes, table.category) : [],
      columns: presentColumns(table, comments, language),
      isDeclared: table.declared !== undefined,
      declared: (declarations.get(table.table) ?? []).map((declaration) =>
        presentDeclaration(declaration, table, tx.purposes, language),
      ),
    })),
  };
}

const openedBy = (purposes: ReadonlyMap<string, PurposeDefinition>, category: Category): string[] =>
  [...purposes.values()]
    .filter(({ categories }) => categories.includes(category))
    .sort((a, b) => a.bit - b.bit)
    .map(({ key }) => key);

/** What the field of a row adds to what its table says. */
function presentDeclaration(
  { name, label, type, category, purposes, retain_days, is_provided, deletes_at }: Declaration,
  table: RegisteredTable,
  known: ReadonlyMap<string, PurposeDefinition>,
  language: Language,
): MappedTable['declared'][number] {
  const [key] = categoriesIn(category);
  const named = [...known.values()].filter((purpose) => (maskOf(purpose) & BigInt(purposes)) !== 0n);
  const machine = [...known.values()].filter(({ key }) => key === 'rights' || key === 'upkeep');
  return {
    name,
    label: label[language],
    type,
    category: key!,
    purposes: [...machine, ...named].sort((a, b) => a.bit - b.bit).map(({ key }) => key),
    deletion: retain_days === null ? table.deletion[language] : daysAfterChange(retain_days)[language],
    portable: is_provided,
    deletesAt: deletes_at,
  };
}

function describeErasure(rule: ErasureRule, language: Language): string {
  switch (rule.act) {
    case 'delete':
      return language === 'de' ? 'Zeilen werden gelöscht' : 'rows are deleted';
    case 'with-last':
      return language === 'de'
        ? 'die Person wird herausgenommen; mit der letzten beteiligten Person wird die Zeile gelöscht'
        : 'the person is taken out; the row is deleted with the last person in it';
    case 'redact':
      return language === 'de'
        ? 'die Person wird aus den Zeilen entfernt, die Zeilen bleiben'
        : 'the person is taken out of the rows, the rows stay';
    case 'keep':
    case 'none':
      return rule.why[language];
  }
}

const presentColumns = (
  table: RegisteredTable,
  comments: ReadonlyMap<string, string>,
  language: Language,
): MappedTable['columns'] =>
  Object.entries(table.columns).map(([column, declaration]) => {
    const inReport = isReported(table, declaration);
    return {
      column,
      kind: declaration.kind,
      label: declaration.label?.[language] ?? null,
      comment: comments.get(`${table.table}.${column}`) ?? '',
      inReport,
      portable: inReport && declaration.provided === true,
      withheld: declaration.withheld?.[language] ?? null,
    };
  });

/** Leaves in the access report: led to from the person, with a heading, and not withheld. */
const isReported = ({ whose, subject }: RegisteredTable, { label, withheld }: ColumnDeclaration): boolean =>
  whose === 'contact' && subject !== undefined && label !== undefined && withheld === undefined;
