import type { z } from 'zod';
import type { Bilingual, Register, RegisteredTable } from '../../kernel/register.ts';
import type { Ctx } from '../../platform/ctx.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { catalogue } from './contract.ts';
import { type ClassRow, type RuleRow, readCatalogue, readPeriodRules } from './store-rule.ts';

type Language = 'de' | 'en';

/** Whether the period of its class says when it goes, so that the firm can give it another. */
export const hasPeriod = ({ kind, starts_from }: RuleRow): boolean => kind === 'age' || starts_from !== null;

/** With whom it goes at the latest: records that several share with the last of them, what is nobody's with nobody. */
const atTheLatest = ({ whose, ages }: RegisteredTable): Bilingual => {
  if (whose !== 'contact') return { de: '', en: '' };
  return ages
    ? {
        de: ', spätestens mit der letzten betroffenen Person',
        en: ', with the last of the people at the latest',
      }
    : { de: ', spätestens mit der betroffenen Person', en: ', with the contact at the latest' };
};

/** The rule in force for a kind of data, in words; what has a period goes with the people at the latest. */
export function deletionInWords(
  table: RegisteredTable,
  rule: RuleRow | undefined,
  of: ClassRow | undefined,
): Bilingual {
  if (!rule || !of || !hasPeriod(rule)) return table.deletion;
  const when = table.ages?.when;
  const statute = (text: string) => (text ? ` (${text})` : '');
  if (of.period === 0) return table.deletion;
  const last = atTheLatest(table);
  return {
    de: `${when ? `${when.de}: ` : ''}${of.label_de}${statute(of.statute_de)}${last.de}`,
    en: `${when ? `${when.en}: ` : ''}${of.label_en}${statute(of.statute_en)}${last.en}`,
  };
}

/**
 * The deletion rule of each kind of data with a period, as it is in force: for the access report, in place of the text of
 * the register. Any purpose.
 */
export async function deletionTexts(tx: Tx, register: Register): Promise<Map<string, Bilingual>> {
  const rules = new Map((await readPeriodRules(tx)).map((row) => [row.table_name, row]));
  return new Map(
    register
      .filter(({ table }) => rules.has(table))
      .map((table) => [table.table, deletionInWords(table, rules.get(table.table), rules.get(table.table))]),
  );
}

/** The catalogue of deletion rules (DIN 66398): classes, the rule of each kind of data, and the periods of the purposes. */
export async function readRules(ctx: Ctx, tx: Tx, language: Language): Promise<z.input<typeof catalogue>> {
  const { classes, rules, purposes } = await readCatalogue(tx);
  const classByKey = new Map(classes.map((row) => [row.class_key, row]));
  const ruleByTable = new Map(rules.map((row) => [row.table_name, row]));
  return {
    classes: classes.map((row) => ({
      key: row.class_key,
      period: row.period,
      unit: row.unit,
      toYearEnd: row.to_year_end,
      startEvent: row.start_event,
      label: language === 'de' ? row.label_de : row.label_en,
      statute: language === 'de' ? row.statute_de : row.statute_en,
      labelDe: row.label_de,
      labelEn: row.label_en,
      statuteDe: row.statute_de,
      statuteEn: row.statute_en,
      usedBy: rules.filter(({ class_key }) => class_key === row.class_key).length,
      isBuiltin: row.is_builtin,
      isFixed: row.is_fixed,
      updatedAt: row.updated_at,
    })),
    rules: ctx.register.flatMap((table) => {
      const rule = ruleByTable.get(table.table);
      if (!rule) return [];
      return [
        {
          table: table.table,
          slice: table.slice,
          label: table.label[language],
          whose: table.whose,
          category: table.category ?? null,
          classKey: rule.class_key,
          kind: rule.kind,
          deletion: deletionInWords(table, rule, classByKey.get(rule.class_key))[language],
          isChangeable: hasPeriod(rule),
          runsFrom: table.columns[table.ages?.column ?? table.clockFrom ?? '']?.label?.[language] ?? null,
          appliesTo: table.ages?.when?.[language] ?? null,
          since: rule.since,
          isShipped: rule.changed_by === null,
        },
      ];
    }),
    purposes: purposes.map((row) => ({
      key: row.purpose_key,
      label: language === 'de' ? row.label_de : row.label_en,
      retainDays: row.default_retain_days,
      rule: (language === 'de' ? row.rule_de : row.rule_en) ?? '',
    })),
  };
}
