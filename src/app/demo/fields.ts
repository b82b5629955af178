import type { Actor } from '../../kernel/actor.ts';
import { type OwnJson, storeOwn, thousandthsOf } from '../../kernel/own-value.ts';
import type { Ctx } from '../../platform/ctx.ts';
import { raw, sql, type Tx } from '../../platform/db/index.ts';
import { type OwnFieldInput, ownFieldInput } from '../../slices/fields/contract.ts';
import { createField, type OwnFieldRow, readFieldsOf, writeOwn } from '../../slices/fields/index.ts';
import { dice } from './seeded.ts';

type Entity = OwnFieldInput['entity'];
type DemoField = Omit<Partial<OwnFieldInput>, 'entity' | 'key'> &
  Pick<
    OwnFieldInput,
    'entity' | 'key' | 'labelDe' | 'labelEn' | 'type' | 'category' | 'purposes' | 'retainDays'
  >;

/** What a dealer in office equipment writes down besides: little, and each with its reason and its end. */
const FIELDS: readonly DemoField[] = [
  {
    entity: 'contact',
    key: 'kontaktzeit',
    labelDe: 'Am besten erreichbar',
    labelEn: 'Best time to reach',
    type: 'choice',
    choices: [
      { key: 'morgens', de: 'vormittags', en: 'in the morning' },
      { key: 'mittags', de: 'mittags', en: 'around noon' },
      { key: 'nachmittags', de: 'nachmittags', en: 'in the afternoon' },
    ],
    category: 'preferences',
    purposes: ['inquiry', 'contract'],
    retainDays: 730,
  },
  {
    entity: 'contact',
    key: 'messebesuch',
    labelDe: 'Messebesuch am',
    labelEn: 'Visited the fair on',
    type: 'date',
    category: 'communication',
    purposes: ['inquiry', 'contract'],
    retainDays: 90,
    isProvided: false,
  },
  {
    entity: 'contact',
    key: 'kundennummer_alt',
    labelDe: 'Kundennummer im alten Programm',
    labelEn: 'Customer number in the old program',
    type: 'text',
    category: 'identity',
    purposes: ['contract', 'support', 'accounting'],
    retainDays: null,
    isProvided: false,
  },
  {
    entity: 'company',
    key: 'geraete',
    labelDe: 'Geräte vor Ort',
    labelEn: 'Machines on site',
    type: 'number',
    category: 'purchases',
    purposes: ['contract', 'support'],
    retainDays: null,
  },
  {
    entity: 'company',
    key: 'rahmenvertrag_bis',
    labelDe: 'Rahmenvertrag bis',
    labelEn: 'Framework contract until',
    type: 'date',
    category: 'purchases',
    purposes: ['contract', 'accounting'],
    retainDays: null,
  },
  {
    entity: 'company',
    key: 'kundenportal',
    labelDe: 'Kundenportal',
    labelEn: 'Customer portal',
    type: 'link',
    category: 'contact-points',
    purposes: ['inquiry', 'contract', 'support'],
    retainDays: null,
  },
  {
    entity: 'deal',
    key: 'ausschreibung',
    labelDe: 'Ausschreibungsnummer',
    labelEn: 'Tender number',
    type: 'text',
    category: 'communication',
    purposes: ['inquiry', 'contract'],
    retainDays: null,
    isProvided: false,
  },
  {
    entity: 'ticket',
    key: 'zaehlerstand',
    labelDe: 'Zählerstand',
    labelEn: 'Page count',
    type: 'number',
    category: 'communication',
    purposes: ['support', 'contract'],
    retainDays: 365,
  },
  {
    entity: 'ticket',
    key: 'leihgeraet',
    labelDe: 'Leihgerät gestellt',
    labelEn: 'Loan machine provided',
    type: 'yes-no',
    category: 'communication',
    purposes: ['support', 'contract'],
    retainDays: null,
    isProvided: false,
  },
];

/** The own fields of the demo firm, with values for some of the records that each purpose shows. */
export async function fillFields(ctx: Ctx, administrator: Actor): Promise<void> {
  await ctx.db.perform({ actor: administrator, purpose: 'access', action: 'demo.fill' }, async (tx) => {
    for (const [position, field] of FIELDS.entries())
      await createField(tx, ownFieldInput.parse({ ...field, position }));
  });
  await ctx.db.perform({ actor: administrator, purpose: 'contract', action: 'demo.fill' }, async (tx) => {
    const now = ctx.clock.now();
    const roll = dice(16);
    const between = (from: number, to: number): number => from + roll.below(to - from + 1);
    const day = (days: number): string =>
      new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);
    await fillRecords(tx, 'contact', 300, () => ({
      ...(roll.chance(0.6) ? { kontaktzeit: roll.pick(['morgens', 'mittags', 'nachmittags']) } : {}),
      ...(roll.chance(0.2) ? { messebesuch: day(-between(2, 60)) } : {}),
      ...(roll.chance(0.5) ? { kundennummer_alt: `K-${between(10_000, 99_999)}` } : {}),
    }));
    await fillRecords(tx, 'company', 120, (n) => ({
      geraete: between(1, 60),
      ...(roll.chance(0.5) ? { rahmenvertrag_bis: day(between(30, 900)) } : {}),
      ...(roll.chance(0.3) ? { kundenportal: `https://portal.nordlicht.example/${1000 + n}` } : {}),
    }));
    await fillRecords(tx, 'deal', 40, () =>
      roll.chance(0.5) ? { ausschreibung: `AS-2026-${between(100, 999)}` } : {},
    );
    await fillRecords(tx, 'ticket', 40, () => ({
      ...(roll.chance(0.7) ? { zaehlerstand: between(4_000, 480_000) } : {}),
      leihgeraet: roll.chance(0.25),
    }));
  });
}

async function fillRecords(
  tx: Tx,
  entity: Entity,
  limit: number,
  invent: (n: number) => Record<string, OwnJson | undefined>,
): Promise<void> {
  const fields = new Map((await readFieldsOf(tx, entity)).map((field) => [field.key, field]));
  const [table, key] = [raw(entity), raw(`${entity}_id`)];
  const rows = await tx.query<{ id: string }>(
    sql`SELECT ${key} AS id FROM ${table} ORDER BY ${key} ${raw(`LIMIT ${limit}`)}`,
  );
  const records = rows.map(({ id }, n) => ({
    recordId: id,
    values: Object.entries(invent(n)).flatMap(([name, json]) =>
      json === undefined ? [] : [storedValue(fields.get(name)!, json)],
    ),
  }));
  await tx.batch(writeOwn(tx, entity, records));
}

function storedValue(field: OwnFieldRow, json: OwnJson) {
  const stored = storeOwn(field.type, field.choices, json);
  if ('fault' in stored || stored.value === null) throw new Error(`no value of ${field.key}`);
  return {
    fieldId: field.field_id,
    value: stored.value,
    number: thousandthsOf(field.type, stored.value),
  };
}
