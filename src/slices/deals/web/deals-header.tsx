import { Group } from '@mantine/core';
import { IconChartBar, IconLayoutKanban, IconList, IconPlus, IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { ButtonLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import type { CommonSearch } from './search.ts';

interface DealsHeaderProps {
  view: 'board' | 'list' | 'forecast';
  search: CommonSearch;
}

const VIEWS = [
  { view: 'board', to: '/deals', icon: IconLayoutKanban },
  { view: 'list', to: '/deals/list', icon: IconList },
  { view: 'forecast', to: '/deals/forecast', icon: IconChartBar },
] as const;

/** What board, list and forecast begin with: the way to each other, with the same pipeline and owner. */
export function DealsHeader({ view, search: { pipelineId, ownerId } }: DealsHeaderProps) {
  const { t } = useTranslation('deals');
  const { purpose } = usePurpose();
  const labelOf = usePurposeLabel();
  const mayCreate = useMay('deal.write') && purpose !== 'rights';
  const mayManage = useMay('pipeline.manage');
  return (
    <>
      <PageHeader
        title={t(`view.${view}.title`)}
        subtitle={t('view.underPurpose', { purpose: labelOf(purpose) })}
        actions={
          <>
            {mayManage ? (
              <ButtonLink
                to="/settings/pipelines"
                variant="default"
                leftSection={<IconSettings size={16} aria-hidden />}
              >
                {t('view.pipelines')}
              </ButtonLink>
            ) : null}
            {mayCreate ? (
              <ButtonLink to="/deals/new" search={{}} leftSection={<IconPlus size={16} aria-hidden />}>
                {t('view.new')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Group component="nav" aria-label={t('view.label')} gap={4} mb="sm">
        {VIEWS.map(({ view: each, to, icon: Icon }) => (
          <ButtonLink
            key={each}
            to={to}
            search={{ pipelineId, ownerId }}
            size="compact-sm"
            variant={each === view ? 'light' : 'subtle'}
            {...(each === view ? { 'aria-current': 'page' as const } : { color: 'gray' })}
            leftSection={<Icon size={15} aria-hidden />}
          >
            {t(`view.${each}.short`)}
          </ButtonLink>
        ))}
      </Group>
    </>
  );
}
