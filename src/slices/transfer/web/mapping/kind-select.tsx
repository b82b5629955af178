import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../../web/ui/problem-form.tsx';
import { fieldByKey, type PointKind } from '../../fields.ts';
import type { PlanValues } from '../plan-values.ts';

interface KindSelectProps {
  index: number;
  form: Form<PlanValues>;
}

/** Work or private, mobile or fax: only for fields that have kinds. */
export function KindSelect({ index, form }: KindSelectProps) {
  const { t } = useTranslation('transfer');
  const values = form.values.mapping.columns[index]!;
  const kinds = fieldByKey.get(values.field)?.kinds;
  if (!kinds) return null;
  return (
    <NativeSelect
      aria-label={t('mapping.kindOf', { column: values.column })}
      data={[
        { value: '', label: t('mapping.kindOpen') },
        ...kinds.map((kind) => ({ value: kind as string, label: t(`mapping.kind.${kind}`) })),
      ]}
      value={values.kind}
      onChange={(event) =>
        form.setFieldValue(`mapping.columns.${index}`, {
          ...values,
          kind: event.currentTarget.value as PointKind | '',
        })
      }
    />
  );
}
