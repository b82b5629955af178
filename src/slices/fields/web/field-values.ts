import type { OwnEntity, OwnField } from '../contract.ts';

/** A field as the form holds it. What must be decided begins undecided: category, purposes and deletion rule. */
export interface FieldValues {
  entity: OwnEntity;
  key: string;
  labelDe: string;
  labelEn: string;
  type: OwnField['type'];
  choices: { key: string; de: string; en: string }[];
  category: OwnField['category'] | '';
  purposes: string[];
  rule: 'record' | 'days' | '';
  retainDays: number | string;
  specialReason: string;
  isProvided: boolean;
  isRequired: boolean;
  position: number | string;
}

export const fieldValues = (entity: OwnEntity, field?: OwnField): FieldValues => ({
  entity,
  key: field?.key ?? '',
  labelDe: field?.labelDe ?? '',
  labelEn: field?.labelEn ?? '',
  type: field?.type ?? 'text',
  choices: field?.choices ?? [],
  category: field?.category ?? '',
  purposes: field?.purposes ?? [],
  rule: field === undefined ? '' : field.retainDays === null ? 'record' : 'days',
  retainDays: field?.retainDays ?? '',
  specialReason: field?.specialReason ?? '',
  isProvided: field?.isProvided ?? true,
  isRequired: field?.isRequired ?? false,
  position: field?.position ?? 0,
});

/** The request body; what was not decided is not sent, and the server says that it is missing. */
export function toFieldBody({ rule, retainDays, ...values }: FieldValues) {
  const choices =
    values.type === 'choice' ? values.choices.filter(({ de, en }) => de.trim() || en.trim()) : [];
  return {
    ...values,
    key: values.key || slugOf(values.labelDe),
    labelEn: values.labelEn.trim() || values.labelDe,
    choices: choices.map(({ key, de, en }) => ({
      key: key || slugOf(de || en),
      de: de.trim() || en,
      en: en.trim() || de,
    })),
    category: values.category || undefined,
    retainDays: rule === 'record' ? null : rule === 'days' ? numberOf(retainDays) : undefined,
    position: numberOf(values.position) ?? 0,
  };
}

const numberOf = (typed: number | string): number | string | undefined => (typed === '' ? undefined : typed);

const LETTERS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** "Größe (EU)" becomes `groesse_eu`: a name for programs. */
export const slugOf = (label: string): string =>
  label
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => LETTERS[letter]!)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 40);
