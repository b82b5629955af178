import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OWN_TEXT_MAX } from '../../../kernel/own-value.ts';
import { formatDay } from '../../../web/ui/dates.tsx';
import type { FieldProps } from '../../../web/ui/problem-form.tsx';
import type { OwnEntity } from '../contract.ts';
import { type NamedField, useOpenOwnFields } from './use-own-fields.ts';

interface OwnInputsProps {
  entity: OwnEntity;
  /** `form.getInputProps` of the field `own.<key>`. */
  field: (key: string) => FieldProps;
  /** When values go before their record does. */
  ends?: Record<string, string> | undefined;
  cols?: number;
}

/** An input for each own field that the purpose opens; nothing where there is none. */
export function OwnInputs({ entity, field, ends = {}, cols = 3 }: OwnInputsProps) {
  const fields = useOpenOwnFields(entity);
  if (fields.length === 0) return null;
  return (
    <SimpleGrid cols={{ base: 1, xs: Math.min(2, cols), md: cols }} spacing="sm">
      {fields.map((own) => (
        <OwnInput key={own.key} own={own} field={field(own.key)} end={ends[own.key]} />
      ))}
    </SimpleGrid>
  );
}

function OwnInput({ own, field, end }: { own: NamedField; field: FieldProps; end: string | undefined }) {
  const { t, i18n } = useTranslation('fields');
  const language = i18n.language === 'en' ? 'en' : 'de';
  const { type, label, choices, retainDays } = own;
  const props = {
    label,
    required: own.isRequired,
    description: end
      ? t('value.until', { day: formatDay(end, language) })
      : retainDays === null
        ? undefined
        : t('value.days', { count: retainDays }),
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as (
      | 'label'
      | 'input'
      | 'description'
      | 'error'
    )[],
    ...field,
    value: field.value ?? '',
  };
  if (type === 'choice' || type === 'yes-no')
    return (
      <NativeSelect
        {...props}
        data={[
          { value: '', label: t('value.none') },
          ...(type === 'choice'
            ? choices.map((choice) => ({ value: choice.key, label: choice[language] }))
            : [
                { value: 'true', label: t('value.yes') },
                { value: 'false', label: t('value.no') },
              ]),
        ]}
      />
    );
  return (
    <TextInput
      {...props}
      type={type === 'date' ? 'date' : type === 'link' ? 'url' : 'text'}
      {...(type === 'number' ? { inputMode: 'decimal' as const } : {})}
      {...(type === 'link' ? { placeholder: 'https://' } : {})}
      maxLength={OWN_TEXT_MAX}
      autoComplete="off"
    />
  );
}
