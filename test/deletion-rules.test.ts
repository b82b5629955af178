import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '../src/kernel/category.ts';
import { staysHeld } from '../src/slices/retention/store.ts';
import { startTestApp } from './harness.ts';

const app = await startTestApp();
const { rows: rules } = await app.admin.query('SELECT * FROM deletion_rule ORDER BY table_name');
const { rows: classes } = await app.admin.query('SELECT * FROM deletion_class ORDER BY class_key');
const { register } = app.ctx;
const ruleOf = new Map(rules.map((rule) => [rule.table_name, rule]));

describe('DIN 66398: exactly one rule for each kind of data', () => {
  it('for every table about contacts or staff, and for what is nobody’s where it has a clock', () => {
    const wanted = register
      .filter(({ whose, clock }) => whose !== 'nobody' || clock)
      .map(({ table }) => table);
    expect(
      wanted.filter((table) => !ruleOf.has(table)),
      'no rule: add a row to migrations/0027_retention.sql',
    ).toEqual([]);
    expect(
      rules.map(({ table_name }) => table_name).filter((table) => !wanted.includes(table)),
      'a rule without its kind of data',
    ).toEqual([]);
  });

  it('that runs from the column that the register names, for the people and the category that it names', () => {
    for (const table of register.filter(({ table }) => ruleOf.has(table))) {
      const rule = ruleOf.get(table.table)!;
      expect(rule.kind, table.table).toBe(table.ages ? 'age' : table.clock ? 'clock' : 'with');
      expect(rule.runs_from ?? undefined, table.table).toBe(table.ages?.column ?? table.clock);
      expect(rule.starts_from ?? undefined, table.table).toBe(table.clockFrom);
      if (rule.kind === 'with') continue;
      expect(rule.stays_held, table.table).toBe(staysHeld(table));
      expect(rule.category, table.table).toBe(table.category ? CATEGORIES[table.category] : 0);
      const people =
        typeof table.subject === 'object' && 'people' in table.subject ? table.subject : undefined;
      if (rule.kind === 'age')
        expect([rule.people_table, rule.people_key], table.table).toEqual([
          people?.people ?? null,
          people?.key ?? null,
        ]);
      // Words for the person and a condition for the machine: both or none.
      if (rule.kind === 'age')
        expect(rule.applies_when !== null, table.table).toBe(table.ages?.when !== undefined);
    }
  });

  it('with a class of standard period and start event, and the statute beside it', () => {
    expect(classes.length).toBeGreaterThan(8);
    for (const each of classes) {
      expect(['collection', 'process-end', 'relationship-end']).toContain(each.start_event);
      expect([each.statute_de, each.statute_en], each.class_key).not.toContain('');
      expect([each.label_de, each.label_en], each.class_key).not.toContain('');
    }
  });

  it('and says no two things: what ages has a period, what goes with something else has none', () => {
    const byKey = new Map(classes.map((each) => [each.class_key, each]));
    for (const { table_name, kind, starts_from, class_key } of rules) {
      const of = byKey.get(class_key)!;
      if (kind === 'age' || starts_from)
        expect([table_name, of.is_fixed, of.period > 0]).toEqual([table_name, false, true]);
      else expect([table_name, of.is_fixed]).toEqual([table_name, true]);
    }
  });

  it('reaches what ages through an index', async () => {
    for (const { table_name, runs_from } of rules.filter(({ kind }) => kind !== 'with')) {
      const { rows: found } = await app.admin.query(
        `SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
          WHERE i.indrelid = $1::regclass AND a.attname = $2`,
        [table_name, runs_from],
      );
      const { rows: size } = await app.admin.query(
        'SELECT count(*)::int AS n FROM pg_index WHERE indrelid = $1::regclass',
        [table_name],
      );
      // Tables of settings and of single runs stay small; all others have an index that begins with the clock.
      if (
        !['own_field', 'archive_check', 'archive_export', 'archive_hold', 'bulk_change'].includes(table_name)
      )
        expect([table_name, found.length > 0, size.length]).toEqual([table_name, true, 1]);
    }
  });
});
