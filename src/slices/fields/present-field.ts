import { CATEGORIES } from '../../kernel/category.ts';
import { maskOf } from '../../kernel/purpose.ts';
import type { Tx } from '../../platform/db/index.ts';
import { OWN_CATEGORIES, type OwnField } from './contract.ts';
import type { OwnFieldRow } from './store-field.ts';

export const presentField = (tx: Tx, row: OwnFieldRow): OwnField => ({
  fieldId: row.field_id,
  version: row.version,
  entity: row.entity,
  key: row.key,
  labelDe: row.label_de,
  labelEn: row.label_en,
  type: row.type,
  choices: row.choices,
  category: OWN_CATEGORIES.find((category) => CATEGORIES[category] === row.category)!,
  purposes: [...tx.purposes.values()]
    .filter((purpose) => (maskOf(purpose) & BigInt(row.purposes)) !== 0n)
    .sort((a, b) => a.bit - b.bit)
    .map(({ key }) => key),
  retainDays: row.retain_days,
  specialReason: row.special_reason,
  isProvided: row.is_provided,
  isRequired: row.is_required,
  position: row.position,
  deletesAt: row.deletes_at?.toISOString() ?? null,
});
