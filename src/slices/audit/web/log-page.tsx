import { Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import { useHasPurpose } from '../../../web/session.tsx';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { endOfDay, formatTime, startOfDay } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { PurposeNote } from '../../../web/ui/purpose-gate.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';
import { auditPage } from '../contract.ts';
import { useLogColumns } from './log-columns.tsx';
import { LogFilters } from './log-filters.tsx';
import type { LogSearch } from './search.ts';

const route = getRouteApi('/shell/log');

/** Who did what, when and for what purpose. Read under `rights` or, without it, `access`: never under daily work. */
export function LogPage() {
  const { t, i18n } = useTranslation('audit');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const purpose = useHasPurpose('rights') ? 'rights' : 'access';
  const change = (next: LogSearch) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const { from, to, ...others } = search;
  const pages = useApiPages('/api/v1/audit', {
    schema: auditPage,
    purpose,
    query: { ...others, from: from && startOfDay(from), to: to && endOfDay(to) },
  });
  return (
    <>
      <PageHeader
        title={t('title')}
        subtitle={
          <>
            {t('subtitle')} <PurposeNote purpose={purpose} />
          </>
        }
      />
      <Stack gap="sm">
        <LogFilters search={search} onChange={change} />
        <DataList
          label={t('title')}
          pages={pages}
          columns={useLogColumns(change)}
          rowKey={({ entryId }) => String(entryId)}
          linkHeader={t('column.at')}
          link={({ at }, props) => (
            <Text {...props} span size="sm">
              {formatTime(at, i18n.language)}
            </Text>
          )}
          empty={
            <EmptyState
              title={t('none')}
              actions={
                <AnchorLink to="/log" search={{}}>
                  {t('reset')}
                </AnchorLink>
              }
            >
              {t('noneText')}
            </EmptyState>
          }
        />
      </Stack>
    </>
  );
}
