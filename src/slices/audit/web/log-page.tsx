import { NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import { useHasPurpose } from '../../../web/session.tsx';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { endOfDay, formatTime, startOfDay } from '../../../web/ui/dates.tsx';
import { FilterText } from '../../../web/ui/filter-text.tsx';
import { usePurposeLabel, usePurposes } from '../../../web/ui/labels.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';
import { auditPage } from '../contract.ts';
import { useLogColumns } from './log-columns.tsx';
import type { LogSearch } from './search.ts';

const route = getRouteApi('/shell/log');

/** Who did what, when and for what purpose. Read under `rights` or, without it, `access`: never under daily work. */
export function LogPage() {
  const { t, i18n } = useTranslation('audit');
  const { from, to, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const hasRights = useHasPurpose('rights');
  const change = (next: Partial<LogSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true });
  const pages = useApiPages('/api/v1/audit', {
    schema: auditPage,
    purpose: hasRights ? 'rights' : 'access',
    query: { ...search, from: from && startOfDay(from), to: to && endOfDay(to) },
  });
  return (
    <>
      <PageHeader title={t('title')} subtitle={t('subtitle')} />
      <Stack gap="sm">
        <LogFilters search={{ ...search, from, to }} onChange={change} />
        <DataList
          label={t('title')}
          pages={pages}
          columns={useLogColumns()}
          rowKey={({ entryId }) => String(entryId)}
          linkHeader={t('column.at')}
          link={({ at }, props) => (
            <Text {...props} span size="sm">
              {formatTime(at, i18n.language)}
            </Text>
          )}
          empty={<EmptyState title={t('none')}>{t('noneText')}</EmptyState>}
        />
      </Stack>
    </>
  );
}

interface LogFiltersProps {
  search: LogSearch;
  onChange: (next: Partial<LogSearch>) => void;
}

function LogFilters({ search, onChange }: LogFiltersProps) {
  const { t } = useTranslation('audit');
  const purposes = usePurposes();
  const labelOf = usePurposeLabel();
  return (
    <search aria-label={t('filter.label')}>
      <SimpleGrid cols={{ base: 2, md: 4 }} spacing="xs" maw={960}>
        <FilterText
          label={t('filter.action')}
          value={search.action}
          onChange={(action) => onChange({ action: action?.toLowerCase() })}
        />
        <NativeSelect
          label={t('column.purpose')}
          data={[
            { value: '', label: t('filter.any') },
            ...purposes.map(({ key }) => ({ value: key, label: labelOf(key) })),
          ]}
          value={search.purpose ?? ''}
          onChange={(event) => onChange({ purpose: event.currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          label={t('filter.from')}
          value={search.from ?? ''}
          onChange={(event) => onChange({ from: event.currentTarget.value || undefined })}
        />
        <TextInput
          type="date"
          label={t('filter.to')}
          value={search.to ?? ''}
          onChange={(event) => onChange({ to: event.currentTarget.value || undefined })}
        />
      </SimpleGrid>
    </search>
  );
}
