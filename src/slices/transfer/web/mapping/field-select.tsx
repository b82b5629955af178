import { Select, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../../web/ui/problem-form.tsx';
import { useOwnFields } from '../../../fields/web/use-own-fields.ts';
import { FIELDS } from '../../fields.ts';
import type { PlanValues } from '../plan-values.ts';
import { targetOf, withTarget } from './column-values.ts';

interface FieldSelectProps {
  index: number;
  form: Form<PlanValues>;
}

/** What a column becomes: typing finds the field, the arrow keys choose. */
export function FieldSelect({ index, form }: FieldSelectProps) {
  const { t } = useTranslation('transfer');
  const choices = useFieldChoices();
  const values = form.values.mapping.columns[index]!;
  const path = `mapping.columns.${index}` as const;
  const { error } = form.getInputProps(path);
  const isRisky = values.caution && values.field !== 'ignore';
  return (
    <>
      <Select
        // What it shows is settled when it appears: own fields may come later.
        key={choices.length}
        aria-label={t('mapping.targetOf', { column: values.column })}
        data-path={path}
        searchable
        selectFirstOptionOnChange
        data={choices}
        value={targetOf(values)}
        error={error}
        nothingFoundMessage={t('mapping.noField')}
        maxDropdownHeight={320}
        allowDeselect={false}
        onKeyDown={(event) => {
          // Enter chooses; only the button goes on to the next step.
          if (event.key === 'Enter') event.preventDefault();
        }}
        onChange={(target) => {
          form.clearFieldError(path);
          form.setFieldValue(path, withTarget(values, target ?? 'ignore'));
        }}
      />
      {isRisky ? (
        <Text size="xs" c="red" mt={4}>
          {t(`mapping.caution.${values.caution!}`)}
        </Text>
      ) : null}
    </>
  );
}

function useFieldChoices() {
  const { t } = useTranslation('transfer');
  const own = useOwnFields('contact');
  return useMemo(() => {
    const groups = Map.groupBy(FIELDS, ({ group }) => group);
    const choices = [...groups].map(([group, fields]) => ({
      group: t(`mapping.group.${group}`),
      items:
        group === 'own'
          ? own.map(({ key, label }) => ({ value: `own.${key}`, label }))
          : fields.flatMap(({ key }) =>
              key === 'ignore' || key === 'own'
                ? []
                : [{ value: key as string, label: t(`mapping.field.${key}`) }],
            ),
    }));
    return [
      { value: 'ignore', label: t('mapping.ignore') },
      ...choices.filter(({ items }) => items.length > 0),
    ];
  }, [t, own]);
}
