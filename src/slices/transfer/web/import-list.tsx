import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';
import { type ImportRow, importPage } from '../contract.ts';
import { ImportStateBadge } from './import-state-badge.tsx';

export function ImportList() {
  const { t } = useTranslation('transfer');
  const pages = useApiPages('/api/v1/imports', { schema: importPage });
  return (
    <Stack gap="sm" component="section" aria-labelledby="earlier">
      <Title order={2} id="earlier">
        {t('list.title')}
      </Title>
      <DataList
        label={t('list.title')}
        pages={pages}
        columns={useImportColumns()}
        rowKey={({ importId }) => importId}
        linkHeader={t('list.file')}
        link={({ importId, fileName }, props) => (
          <AnchorLink to="/imports/$importId" params={{ importId }} search={{}} {...props}>
            {fileName || t('list.nameGone')}
          </AnchorLink>
        )}
        empty={<EmptyState title={t('list.emptyTitle')}>{t('list.emptyText')}</EmptyState>}
      />
    </Stack>
  );
}

function useImportColumns(): readonly Column<ImportRow>[] {
  const { t, i18n } = useTranslation('transfer');
  const number = new Intl.NumberFormat(i18n.language);
  return [
    { key: 'state', header: t('list.state'), cell: ({ state }) => <ImportStateBadge state={state} /> },
    {
      key: 'created',
      header: t('list.created'),
      cell: ({ state, counts }) =>
        counts && (state === 'done' || state === 'undone') ? number.format(counts.created) : null,
      width: '9rem',
    },
    { key: 'by', header: t('list.by'), cell: ({ createdByName }) => createdByName, from: 'md' },
    {
      key: 'at',
      header: t('list.at'),
      cell: ({ finishedAt, createdAt }) => <DateText value={finishedAt ?? createdAt} withTime />,
      width: '11rem',
    },
  ];
}
