import { Button, Group, Paper, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { useOpensCategory, usePurposeLabel, usePurposes } from '../../../web/ui/labels.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Channel, type Interaction, interactionPage } from '../contract.ts';
import { groupByDay } from './days.ts';
import { countFilters, queryOf, type TimelineFilters } from './filters.ts';
import { InteractionDialog, type Person } from './interaction-dialog.tsx';
import classes from './interactions.module.css';
import { QuickAdd } from './quick-add.tsx';
import { TimelineDay } from './timeline-day.tsx';
import { TimelineFilterBar } from './timeline-filter-bar.tsx';
import type { TimelineOf } from './timeline-of.ts';

export interface TimelineProps {
  of: TimelineOf;
  /** People proposed for new entries: the contact, or those of the deal or ticket. */
  people?: readonly Person[];
  /** Company proposed for new entries. */
  companyId?: string | undefined;
}

/** Every touchpoint, newest first, with filters and quick entry. Embed it on any page: `<Timeline of={{ dealId }} people={…} />`. */
export function Timeline(props: TimelineProps) {
  const { t } = useTranslation('interactions');
  const isKnown = usePurposes().length > 0;
  const opens = useOpensCategory()('communication');
  return (
    <Paper component="section" aria-label={t('timeline.title')}>
      {isKnown && !opens ? <ClosedTimeline /> : <OpenTimeline {...props} />}
    </Paper>
  );
}

/** The purpose does not open what was said: that is no error, and nothing is asked for. */
function ClosedTimeline() {
  const { t } = useTranslation('interactions');
  const { purpose } = usePurpose();
  const labelOf = usePurposeLabel();
  return (
    <>
      <Title order={2}>{t('timeline.title')}</Title>
      <EmptyState title={t('timeline.closedTitle', { purpose: labelOf(purpose) })}>
        {t('timeline.closedText')}
      </EmptyState>
    </>
  );
}

function OpenTimeline({ of, people = [], companyId }: TimelineProps) {
  const { t } = useTranslation('interactions');
  const mayRecord = useMay('interaction.write');
  const [filters, setFilters] = useState<TimelineFilters>({});
  const [adding, setAdding] = useState<Channel>();
  const pages = useApiPages('/api/v1/interactions', {
    schema: interactionPage,
    query: { ...of, ...queryOf(filters), limit: 20 },
  });
  const entries = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Title order={2}>{t('timeline.title')}</Title>
        {mayRecord ? <QuickAdd onAdd={setAdding} /> : null}
      </Group>
      <TimelineFilterBar of={of} entries={entries} filters={filters} onChange={setFilters} />
      <TimelineEntries of={of} pages={pages} entries={entries} isFiltered={countFilters(filters) > 0} />
      <InteractionDialog
        isOpen={adding !== undefined}
        onClose={() => setAdding(undefined)}
        channel={adding ?? 'call'}
        of={of}
        people={people}
        companyId={companyId}
      />
    </Stack>
  );
}

interface TimelineEntriesProps {
  of: TimelineOf;
  pages: Pick<
    ReturnType<typeof useApiPages<typeof interactionPage>>,
    'isPending' | 'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'
  >;
  entries: readonly Interaction[];
  isFiltered: boolean;
}

function TimelineEntries({ of, pages, entries, isFiltered }: TimelineEntriesProps) {
  const { t } = useTranslation('interactions');
  if (pages.isPending) return <LoadingState lines={4} />;
  if (pages.error) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (entries.length === 0)
    return isFiltered ? (
      <EmptyState title={t('timeline.noHitsTitle')}>{t('timeline.noHitsText')}</EmptyState>
    ) : (
      <EmptyState title={t('timeline.emptyTitle')}>{t('timeline.emptyText')}</EmptyState>
    );
  return (
    <div className={classes.timeline}>
      {groupByDay(entries).map((day) => (
        <TimelineDay key={day.day} of={of} day={day} />
      ))}
      {pages.hasNextPage ? (
        <Button
          variant="default"
          size="xs"
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('timeline.more')}
        </Button>
      ) : null}
    </div>
  );
}
