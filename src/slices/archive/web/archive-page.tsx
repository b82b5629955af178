import { Badge, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import { useMay } from '../../../web/session.tsx';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { FilterText } from '../../../web/ui/filter-text.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';
import { ARCHIVE_KINDS, type ArchiveRow, archivePage } from '../contract.ts';
import { ArchiveDialog } from './archive-dialog.tsx';
import { ArchiveFrame } from './archive-frame.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { lastDay } from './last-day.ts';
import { archiveSearch } from './search.ts';

const route = getRouteApi('/shell/archive');

/** Documents under a duty to keep: which there are; what stands in one comes with a reason. */
export function ArchivePage() {
  return (
    <ArchiveFrame part="documents">
      <ArchiveList />
    </ArchiveFrame>
  );
}

interface Chosen {
  row: ArchiveRow;
  what: 'open' | 'hold';
}

function useColumns(onChoose: (chosen: Chosen) => void): readonly Column<ArchiveRow>[] {
  const { t } = useTranslation('archive');
  const mayManage = useMay('archive.manage');
  return [
    {
      key: 'kind',
      header: t('list.kind'),
      cell: ({ kind, isHeld }) => (
        <Group gap={6} component="span">
          {t(`kind.${kind}`)}
          {isHeld ? <Badge color="amber">{t('list.held')}</Badge> : null}
        </Group>
      ),
      width: '13rem',
    },
    {
      key: 'date',
      header: t('list.date'),
      cell: ({ issuedOn }) => <DateText value={issuedOn} />,
      width: '7rem',
    },
    {
      key: 'until',
      header: t('list.until'),
      cell: ({ keepUntil }) => <DateText value={lastDay(keepUntil)} />,
      width: '8rem',
    },
    { key: 'statute', header: t('list.statute'), cell: ({ statute }) => statute, from: 'xl' },
    {
      key: 'actions',
      header: t('list.actions'),
      cell: (row) => (
        <Group gap={6} wrap="nowrap">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => onChoose({ row, what: 'open' })}
            aria-label={t('list.openOf', { number: row.number })}
          >
            {t('list.open')}
          </Button>
          {mayManage && !row.isHeld ? (
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => onChoose({ row, what: 'hold' })}
              aria-label={t('list.holdOf', { number: row.number })}
            >
              {t('list.hold')}
            </Button>
          ) : null}
        </Group>
      ),
      width: '12rem',
    },
  ];
}

function ArchiveList() {
  const { t } = useTranslation('archive');
  const { number, kind, endsBy } = route.useSearch();
  const navigate = route.useNavigate();
  const [chosen, setChosen] = useState<Chosen>();
  const close = () => setChosen(undefined);
  const pages = useApiPages('/api/v1/archive', { schema: archivePage, query: { number, kind, endsBy } });
  const narrow = (change: Record<string, unknown>) =>
    void navigate({ search: archiveSearch.parse({ number, kind, endsBy, ...change }), replace: true });
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" maw="46rem">
        {t('list.text')}
      </Text>
      <search aria-label={t('list.filter')}>
        <Group gap="sm" align="end">
          <FilterText
            label={t('list.number')}
            value={number}
            onChange={(next) => narrow({ number: next })}
            flex="0 1 18rem"
          />
          <NativeSelect
            size="sm"
            label={t('list.kind')}
            value={kind ?? ''}
            onChange={(event) => narrow({ kind: event.currentTarget.value || undefined })}
            data={[
              { value: '', label: t('list.anyKind') },
              ...ARCHIVE_KINDS.map((each) => ({ value: each, label: t(`kinds.${each}`) })),
            ]}
          />
          {endsBy ? (
            <Group gap={6}>
              <Badge>{t('list.endsBy', { year: endsBy })}</Badge>
              <Button size="compact-sm" variant="subtle" onClick={() => narrow({ endsBy: undefined })}>
                {t('list.clear')}
              </Button>
            </Group>
          ) : null}
        </Group>
      </search>
      <DataList
        label={t('list.label')}
        pages={pages}
        columns={useColumns(setChosen)}
        rowKey={({ archiveId }) => archiveId}
        linkHeader={t('list.columnNumber')}
        link={(row) => row.number}
        empty={<EmptyState title={t('list.empty')}>{t('list.emptyText')}</EmptyState>}
      />
      {chosen?.what === 'open' ? <ArchiveDialog row={chosen.row} onClose={close} /> : null}
      {chosen?.what === 'hold' ? <HoldDialog isOpen of={chosen.row} onClose={close} /> : null}
    </Stack>
  );
}
