import { Badge, Button, Group } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useApiPages, useSend } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';
import { type DuplicatePair, duplicatePairs, searchState } from '../contract.ts';
import { useApart } from './use-apart.ts';

export function DuplicatesPage() {
  const { t } = useTranslation('merging');
  const { purpose } = usePurpose();
  const labelOf = usePurposeLabel();
  const pages = useApiPages('/api/v1/duplicates', { schema: duplicatePairs });
  const start = useSend(
    (_: undefined, under) => api.tell('POST', '/api/v1/duplicates/search', { purpose: under }),
    { refreshes: ['/api/v1/duplicates'], onDone: () => notifyDone(t('list.searchDone')) },
  );
  return (
    <>
      <PageHeader
        title={t('list.title')}
        subtitle={
          <>
            {t('list.subtitle', { purpose: labelOf(purpose) })} · <SearchedAt />
          </>
        }
        actions={
          <Button variant="default" loading={start.isPending} onClick={() => start.mutate(undefined)}>
            {t('list.search')}
          </Button>
        }
      />
      <DataList
        label={t('list.title')}
        pages={pages}
        columns={usePairColumns()}
        rowKey={({ pairId }) => pairId}
        linkHeader={t('list.pair')}
        link={({ pairId, first, second }, props) => (
          <AnchorLink
            to="/duplicates/merge"
            search={{ first: first.contactId, second: second.contactId, pair: pairId }}
            {...props}
          >
            {first.displayName} · {second.displayName}
          </AnchorLink>
        )}
        empty={
          <EmptyState title={t('list.emptyTitle')} icon={<IconUsers size={32} stroke={1.4} aria-hidden />}>
            {t('list.emptyText')}
          </EmptyState>
        }
      />
    </>
  );
}

function SearchedAt() {
  const { t } = useTranslation('merging');
  const { data } = useApi('/api/v1/duplicates/search', { schema: searchState });
  if (!data) return null;
  if (!data.finishedAt) return t('list.neverSearched');
  return (
    <>
      {t('list.searchedAt')} <DateText value={data.finishedAt} withTime />
    </>
  );
}

const certaintyOf = (score: number): 'high' | 'middle' | 'low' =>
  score >= 80 ? 'high' : score >= 60 ? 'middle' : 'low';

export function Signs({ signs }: { signs: DuplicatePair['signs'] }) {
  const { t } = useTranslation('merging');
  return (
    <Group gap={4}>
      {signs.map((sign) => (
        <Badge key={sign} color="gray" variant="default">
          {t(`sign.${sign}`)}
        </Badge>
      ))}
    </Group>
  );
}

function usePairColumns(): readonly Column<DuplicatePair>[] {
  const { t } = useTranslation('merging');
  const apart = useApart();
  return [
    { key: 'signs', header: t('list.signs'), cell: ({ signs }) => <Signs signs={signs} /> },
    {
      key: 'certainty',
      header: t('list.certainty'),
      cell: ({ score }) => t(`certainty.${certaintyOf(score)}`),
      width: '10.5rem',
      from: 'md',
    },
    {
      key: 'foundAt',
      header: t('list.foundAt'),
      cell: ({ foundAt }) => <DateText value={foundAt} />,
      width: '7rem',
      from: 'lg',
    },
    {
      key: 'actions',
      header: t('list.actions'),
      cell: ({ pairId, first, second }) => (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('list.apartLabel', { first: first.displayName, second: second.displayName })}
          loading={apart.isPending && apart.variables === pairId}
          onClick={() => apart.mutate(pairId)}
        >
          {t('list.apart')}
        </Button>
      ),
      width: '8.5rem',
    },
  ];
}
