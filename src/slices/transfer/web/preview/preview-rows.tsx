import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SimpleTable } from '../../../../web/ui/simple-table.tsx';
import type { PreviewRow } from '../../contract.ts';
import { nameOf, reachOf } from '../draft-text.ts';
import classes from '../transfer.module.css';
import { RowGrounds } from './row-grounds.tsx';
import { RowNotes } from './row-notes.tsx';
import { RowOutcome } from './row-outcome.tsx';

/** The first rows as they would become, with what was noticed about each. */
export function PreviewRows({ rows }: { rows: readonly PreviewRow[] }) {
  const { t } = useTranslation('transfer');
  return (
    <Stack gap="xs" component="section" aria-labelledby="rows">
      <Title order={3} id="rows">
        {t('preview.rows.title', { count: rows.length })}
      </Title>
      <SimpleTable
        label={t('preview.rows.title', { count: rows.length })}
        rows={rows}
        rowKey={({ line }) => String(line)}
        columns={[
          {
            key: 'person',
            header: t('preview.rows.person'),
            cell: (row) => <Person row={row} />,
            width: '36%',
          },
          {
            key: 'outcome',
            header: t('preview.rows.outcome'),
            cell: (row) => <RowOutcome row={row} />,
            width: '18%',
          },
          { key: 'grounds', header: t('preview.rows.grounds'), cell: grounds, width: '20%' },
          { key: 'notes', header: t('preview.rows.notes'), cell: notes },
        ]}
      />
    </Stack>
  );
}

const grounds = ({ grounds: list }: PreviewRow) => (list.length > 0 ? <RowGrounds grounds={list} /> : null);
const notes = ({ problems, reason }: PreviewRow) => {
  const others = problems.filter(({ code }) => code !== reason);
  return others.length > 0 ? <RowNotes problems={others} /> : null;
};

function Person({ row: { line, draft } }: { row: PreviewRow }) {
  const { t } = useTranslation('transfer');
  return (
    <>
      {(draft && nameOf(draft)) || t('preview.rows.nameless')}
      <span className={classes.samples}>
        {[t('quarantine.line', { line }), draft?.company?.name, draft && reachOf(draft)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}
