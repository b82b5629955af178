import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { SimpleTable } from '../../../../web/ui/simple-table.tsx';
import type { quarantineRow } from '../../contract.ts';
import { nameOf, reachOf } from '../draft-text.ts';
import { useProblemText } from '../preview/use-problem-text.ts';
import { GoesOn } from './goes-on.tsx';

export type QuarantineRow = z.output<typeof quarantineRow>;

interface QuarantineTableProps {
  rows: readonly QuarantineRow[];
  selected: ReadonlySet<string>;
  onSelect: (ids: ReadonlySet<string>) => void;
}

export function QuarantineTable({ rows, selected, onSelect }: QuarantineTableProps) {
  const { t } = useTranslation('transfer');
  const textOf = useProblemText();
  const toggle = (id: string) => {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  };
  return (
    <SimpleTable
      label={t('quarantine.list')}
      rows={rows}
      rowKey={({ quarantineId }) => quarantineId}
      columns={[
        {
          key: 'person',
          header: t('quarantine.person'),
          cell: ({ quarantineId, line, draft }) => (
            <Checkbox
              label={nameOf(draft) || t('preview.rows.nameless')}
              description={[t('quarantine.line', { line }), reachOf(draft)].filter(Boolean).join(' · ')}
              checked={selected.has(quarantineId)}
              onChange={() => toggle(quarantineId)}
            />
          ),
          width: '38%',
        },
        {
          key: 'company',
          header: t('quarantine.company'),
          cell: ({ draft }) => draft.company?.name ?? null,
        },
        { key: 'reason', header: t('quarantine.reason'), cell: ({ reason }) => textOf(reason) },
        {
          key: 'deletesAt',
          header: t('quarantine.deletesAt'),
          cell: ({ deletesAt }) => <GoesOn at={deletesAt} />,
          width: '12rem',
        },
      ]}
    />
  );
}
