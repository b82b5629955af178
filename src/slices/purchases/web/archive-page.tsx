import { Button, Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { FilterText } from '../../../web/ui/filter-text.tsx';
import { PurposeGate } from '../../../web/ui/purpose-gate.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';
import { type ArchiveRow, archivePage } from '../contract.ts';
import { ArchiveDialog } from './archive-dialog.tsx';
import { lastDay } from './last-day.ts';
import { PurchasesHeader } from './purchases-header.tsx';

const route = getRouteApi('/shell/archive');

/** Documents under a duty to keep: which there are; what stands in one comes with a reason. */
export function ArchivePage() {
  return (
    <>
      <PurchasesHeader view="archive" />
      <PurposeGate purpose="accounting">
        <ArchiveList />
      </PurposeGate>
    </>
  );
}

function useColumns(onOpen: (row: ArchiveRow) => void): readonly Column<ArchiveRow>[] {
  const { t } = useTranslation('purchases');
  return [
    { key: 'kind', header: t('archive.kind'), cell: ({ kind }) => t(`kind.${kind}`), width: '8rem' },
    {
      key: 'date',
      header: t('column.date'),
      cell: ({ issuedOn }) => <DateText value={issuedOn} />,
      width: '7.5rem',
    },
    {
      key: 'until',
      header: t('archive.until'),
      cell: ({ keepUntil }) => <DateText value={lastDay(keepUntil)} />,
      width: '8rem',
    },
    { key: 'statute', header: t('archive.statute'), cell: ({ statute }) => statute, from: 'lg' },
    {
      key: 'open',
      header: t('archive.open'),
      cell: (row) => (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onOpen(row)}
          aria-label={t('archive.openOf', { number: row.number })}
        >
          {t('archive.open')}
        </Button>
      ),
      width: '7rem',
    },
  ];
}

function ArchiveList() {
  const { t } = useTranslation('purchases');
  const { number } = route.useSearch();
  const navigate = route.useNavigate();
  const [opened, setOpened] = useState<ArchiveRow>();
  const pages = useApiPages('/api/v1/archive', { schema: archivePage, query: { number } });
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" maw="46rem">
        {t('archive.text')}
      </Text>
      <search aria-label={t('filter.label')}>
        <FilterText
          label={t('filter.number')}
          value={number}
          onChange={(next) => void navigate({ search: { number: next }, replace: true })}
          flex="0 1 22rem"
        />
      </search>
      <DataList
        label={t('view.archive')}
        pages={pages}
        columns={useColumns(setOpened)}
        rowKey={({ archiveId }) => archiveId}
        linkHeader={t('column.number')}
        link={(row) => row.number}
        empty={<EmptyState title={t('archive.empty')}>{t('archive.emptyText')}</EmptyState>}
      />
      {opened ? <ArchiveDialog row={opened} onClose={() => setOpened(undefined)} /> : null}
    </Stack>
  );
}
