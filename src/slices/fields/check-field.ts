import type { Fault } from '../../kernel/app-error.ts';
import { CATEGORIES } from '../../kernel/category.ts';
import { maskOf } from '../../kernel/purpose.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { OwnFieldInput } from './contract.ts';
import { soundsSpecial } from './sounds-special.ts';

/** What a field must be, whether it is new or changed. All faults at once. */
export function faultsOfField(tx: Tx, field: Omit<OwnFieldInput, 'entity' | 'position'>): Fault[] {
  return [...faultsOfChoices(field), ...faultsOfPurposes(tx, field), ...faultsOfCategory(field)];
}

function faultsOfChoices({ type, choices }: Pick<OwnFieldInput, 'type' | 'choices'>): Fault[] {
  if (type !== 'choice')
    return choices.length > 0 ? [{ at: 'body.choices', code: 'own-choices-not-wanted' }] : [];
  if (choices.length === 0) return [{ at: 'body.choices', code: 'own-choices-missing' }];
  return choices.flatMap(({ key }, index): Fault[] =>
    choices.findIndex((other) => other.key === key) < index
      ? [{ at: `body.choices.${index}.key`, code: 'own-choice-twice' }]
      : [],
  );
}

/** A field that none of its purposes opens could never be filled (Art. 5(1)(b), (c)). */
function faultsOfPurposes(
  tx: Tx,
  { purposes, category }: Pick<OwnFieldInput, 'purposes' | 'category'>,
): Fault[] {
  return purposes.flatMap((key, index): Fault[] => {
    const at = `body.purposes.${index}`;
    const purpose = tx.purposes.get(key);
    if (!purpose?.forGrounds) return [{ at, code: 'own-purpose-unknown' }];
    if (!purpose.categories.includes(category)) return [{ at, code: 'own-purpose-does-not-open' }];
    return [];
  });
}

/** Art. 9: what sounds like a special category is one, or somebody says why it is not. */
function faultsOfCategory(
  field: Pick<OwnFieldInput, 'category' | 'specialReason' | 'labelDe' | 'labelEn' | 'key' | 'choices'>,
): Fault[] {
  if (field.specialReason) return [];
  if (field.category === 'special') return [{ at: 'body.specialReason', code: 'own-special-reason' }];
  const sounds = soundsSpecial(
    field.labelDe,
    field.labelEn,
    field.key,
    ...field.choices.flatMap(({ de, en }) => [de, en]),
  );
  return sounds
    ? [
        { at: 'body.category', code: 'own-sounds-special' },
        { at: 'body.specialReason', code: 'own-not-special-reason' },
      ]
    : [];
}

export const categoryBit = (category: OwnFieldInput['category']): number => CATEGORIES[category];

/** Mask of the purposes, as text: it may have more bits than a number has. */
export const purposeMask = (tx: Tx, purposes: readonly string[]): string =>
  purposes.reduce((mask, key) => mask | maskOf(tx.purposes.get(key)!), 0n).toString();
