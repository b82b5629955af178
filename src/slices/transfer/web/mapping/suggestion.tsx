import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ColumnValues, type Sureness, surenessOf } from './column-values.ts';

const COLORS: Record<Sureness, string> = {
  certain: 'green',
  likely: 'green',
  check: 'amber',
  open: 'gray',
  mine: 'petrol',
};

/** How sure the proposal is, and what it rests on. */
export function Suggestion({ values }: { values: ColumnValues }) {
  const { t } = useTranslation('transfer');
  const { foundBy, field, caution } = values;
  const sureness = surenessOf(values);
  return (
    <>
      <Badge color={COLORS[sureness]}>{t(`mapping.sure.${sureness}`)}</Badge>
      <Text size="xs" c="dimmed" mt={2}>
        {caution && field === 'ignore'
          ? t(`mapping.caution.${caution}`)
          : t(`mapping.why.${field === 'ignore' && foundBy !== 'user' ? 'none' : foundBy}`)}
      </Text>
    </>
  );
}
