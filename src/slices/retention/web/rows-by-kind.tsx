import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../web/ui/facts.tsx';

interface RowsByKindProps {
  rows: readonly { table: string; label: string; rows: number }[];
  none: string;
}

/** How many rows of which kind of data. */
export function RowsByKind({ rows, none }: RowsByKindProps) {
  const { i18n } = useTranslation();
  if (rows.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  const number = new Intl.NumberFormat(i18n.language);
  return <Facts size="sm" facts={rows.map(({ label, rows: n }) => [label, number.format(n)] as const)} />;
}
