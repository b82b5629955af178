import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form } from '../../../../web/ui/problem-form.tsx';
import { SimpleTable } from '../../../../web/ui/simple-table.tsx';
import type { ImportFile } from '../../contract.ts';
import { fieldByKey } from '../../fields.ts';
import type { PlanValues } from '../plan-values.ts';
import { type ColumnValues, samplesOf, surenessOf } from './column-values.ts';
import { FieldSelect } from './field-select.tsx';
import { KindSelect } from './kind-select.tsx';
import { SourceColumn } from './source-column.tsx';
import { Suggestion } from './suggestion.tsx';

const SHOWN = ['filled', 'doubtful', 'all'] as const;
type Shown = (typeof SHOWN)[number];

interface Row extends ColumnValues {
  /** Place in the plan. */
  index: number;
  samples: string[];
}

interface MappingTableProps {
  file: ImportFile;
  form: Form<PlanValues>;
}

const isDoubtful = (row: Row): boolean =>
  ['check', 'likely', 'open'].includes(surenessOf(row)) && row.samples.length > 0;

/** Each column with what it holds and what it becomes. Columns that seem empty stay out of the way at first. */
export function MappingTable({ file, form }: MappingTableProps) {
  const { t } = useTranslation('transfer');
  const [rows] = useState(() => form.values.mapping.columns.map(({ column }) => samplesOf(file, column)));
  // What is doubtful is settled when one begins to look: a row does not vanish under the hand that answers it.
  const all = form.values.mapping.columns.map(
    (values, index): Row => ({ ...values, index, samples: rows[index]! }),
  );
  const [doubtful] = useState(() => new Set(all.filter(isDoubtful).map(({ index }) => index)));
  const byKind: Record<Shown, Row[]> = {
    filled: all.filter(({ samples }) => samples.length > 0),
    doubtful: all.filter(({ index }) => doubtful.has(index)),
    all,
  };
  const [shown, setShown] = useState<Shown>('filled');
  const hasFault = ({ index }: Row) => form.errors[`mapping.columns.${index}`] !== undefined;
  const visible =
    byKind[shown].length === all.length
      ? all
      : all.filter((row) => byKind[shown].includes(row) || hasFault(row));
  return (
    <Stack gap="xs">
      <SegmentedControl
        size="xs"
        style={{ alignSelf: 'flex-start' }}
        aria-label={t('mapping.show.label')}
        data={SHOWN.map((value) => ({
          value,
          label: t(`mapping.show.${value}`, { count: byKind[value].length }),
        }))}
        value={shown}
        onChange={setShown}
      />
      {visible.length === 0 ? <Text size="sm">{t('mapping.show.noneDoubtful')}</Text> : null}
      {visible.length > 0 ? (
        <SimpleTable
          label={t('mapping.title')}
          rows={visible}
          rowKey={({ column }) => column}
          columns={[
            {
              key: 'source',
              header: t('mapping.column.source'),
              cell: (row) => <SourceColumn name={row.column} samples={row.samples} />,
              width: '34%',
            },
            {
              key: 'target',
              header: t('mapping.column.target'),
              cell: (row) => <FieldSelect index={row.index} form={form} />,
            },
            {
              key: 'kind',
              header: t('mapping.column.kind'),
              cell: (row) =>
                fieldByKey.get(row.field)?.kinds ? <KindSelect index={row.index} form={form} /> : null,
              width: '9.5rem',
            },
            {
              key: 'sure',
              header: t('mapping.column.sure'),
              cell: (row) => <Suggestion values={row} />,
              width: '11rem',
            },
          ]}
        />
      ) : null}
    </Stack>
  );
}
