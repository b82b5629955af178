import { ActionIcon, Alert, Button, Group, SegmentedControl, Stack, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronLeft, IconChevronRight, IconPlus, IconRss } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { useMay } from '../../../web/session.tsx';
import { dayOf, formatDay, startOfDay } from '../../../web/ui/dates.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Task, taskPage } from '../contract.ts';
import { AgendaView } from './agenda-view.tsx';
import { byDay, mondayOf, monthOf, plusDays, weeksOf } from './days.ts';
import { FeedsDialog } from './feeds-dialog.tsx';
import { MonthView } from './month-view.tsx';
import type { CalendarMode } from './search.ts';
import { CALENDAR_MODES } from './search.ts';
import { TaskDialog } from './task-dialog.tsx';
import type { TaskFormValues } from './task-values.ts';
import { WeekView } from './week-view.tsx';

const route = getRouteApi('/shell/calendar');
type Dialog = { task: Task } | { start: Partial<TaskFormValues> };
const MOST = 200;

/** The days that a view shows. */
function spanOf(mode: CalendarMode, day: string): { first: string; last: string } {
  if (mode === 'week') return { first: mondayOf(day), last: plusDays(mondayOf(day), 6) };
  if (mode === 'month') {
    const weeks = weeksOf(day);
    return { first: weeks[0]![0]!, last: weeks.at(-1)![6]! };
  }
  return { first: monthOf(day), last: plusDays(monthOf(day, 1), -1) };
}

/** Tasks and appointments by day: a month, a week, or a list, which is what phones show. */
export function CalendarPage() {
  const { t } = useTranslation('tasks');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const isNarrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false });
  const mode = isNarrow ? 'agenda' : (search.mode ?? 'month');
  const day = search.day ?? dayOf(new Date());
  const { first, last } = spanOf(mode, day);
  const [dialog, setDialog] = useState<Dialog>();
  const [isSubscribing, setSubscribing] = useState(false);
  const mayWrite = useMay('task.write');
  const { data, error, refetch } = useApi('/api/v1/tasks', {
    schema: taskPage,
    query: {
      state: 'all',
      from: startOfDay(first),
      before: startOfDay(plusDays(last, 1)),
      limit: MOST,
      ...(search.view === 'team' ? {} : { mine: true }),
    },
  });
  const go = (to: string) => void navigate({ search: (before) => ({ ...before, day: to }), replace: true });
  const add = (on: string) => setDialog({ start: { kind: 'meeting', day: on } });
  // Month and week stay on the page while they load, so that the focus stays in them.
  const view = {
    isLoading: !data && !error,
    day,
    days: byDay(data?.items ?? [], first, last),
    onDay: go,
    onAdd: mayWrite ? add : undefined,
    onOpen: (task: Task) => setDialog({ task }),
  };
  return (
    <>
      <PageHeader
        title={t('calendar.title')}
        actions={
          <>
            <Button
              variant="default"
              leftSection={<IconRss size={16} aria-hidden />}
              onClick={() => setSubscribing(true)}
            >
              {t('calendar.subscribe')}
            </Button>
            {mayWrite ? (
              <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => add(day)}>
                {t('dialog.newAppointment')}
              </Button>
            ) : null}
          </>
        }
      />
      <Stack gap="sm">
        <CalendarBar mode={mode} day={day} isNarrow={isNarrow} onDay={go} />
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
        {!data && !error && mode === 'agenda' ? <LoadingState lines={8} /> : null}
        {data?.next ? <Alert color="amber">{t('calendar.tooMany')}</Alert> : null}
        {mode === 'month' ? <MonthView {...view} weeks={weeksOf(day)} /> : null}
        {mode === 'week' ? <WeekView {...view} first={first} /> : null}
        {data && mode === 'agenda' ? <AgendaView {...view} first={first} last={last} /> : null}
      </Stack>
      {dialog ? <TaskDialog {...dialog} onClose={() => setDialog(undefined)} /> : null}
      <FeedsDialog isOpen={isSubscribing} onClose={() => setSubscribing(false)} />
    </>
  );
}

interface CalendarBarProps {
  mode: CalendarMode;
  day: string;
  isNarrow: boolean;
  onDay: (day: string) => void;
}

function CalendarBar({ mode, day, isNarrow, onDay }: CalendarBarProps) {
  const { t, i18n } = useTranslation('tasks');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const step = (steps: number) => onDay(mode === 'week' ? plusDays(day, 7 * steps) : monthOf(day, steps));
  const month = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'de-DE', {
    month: 'long',
    year: 'numeric',
  }).format(new Date(`${day}T12:00:00`));
  const monday = mondayOf(day);
  return (
    <Group gap="sm" justify="space-between">
      <Group gap={4} wrap="nowrap">
        <ActionIcon aria-label={t('calendar.previous')} onClick={() => step(-1)} variant="default">
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <Button variant="default" onClick={() => onDay(dayOf(new Date()))}>
          {t('calendar.today')}
        </Button>
        <ActionIcon aria-label={t('calendar.next')} onClick={() => step(1)} variant="default">
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <Title order={2} ms="xs" aria-live="polite">
          {mode === 'week'
            ? t('calendar.weekOf', {
                from: formatDay(monday, i18n.language),
                until: formatDay(plusDays(monday, 6), i18n.language),
              })
            : month}
        </Title>
      </Group>
      <Group gap="sm">
        <SegmentedControl
          aria-label={t('calendar.whose')}
          value={search.view ?? 'mine'}
          onChange={(view) =>
            void navigate({
              search: (before) => ({ ...before, view: view === 'team' ? 'team' : undefined }),
              replace: true,
            })
          }
          data={[
            { value: 'mine', label: t('calendar.mine') },
            { value: 'team', label: t('calendar.team') },
          ]}
        />
        {isNarrow ? null : (
          <SegmentedControl
            aria-label={t('calendar.mode')}
            value={mode}
            onChange={(value) =>
              void navigate({
                search: (before) => ({ ...before, mode: CALENDAR_MODES.find((each) => each === value) }),
                replace: true,
              })
            }
            data={CALENDAR_MODES.map((value) => ({ value, label: t(`calendar.${value}`) }))}
          />
        )}
      </Group>
    </Group>
  );
}
