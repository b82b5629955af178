import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../web/ui/states.tsx';
import type { DayView } from './day-view.ts';
import { daysBetween } from './days.ts';
import { longDay } from './due-text.ts';
import { TaskRow } from './task-row.tsx';
import classes from './tasks.module.css';

/** The days that have something, one under the other. */
export function AgendaView({ first, last, days, onOpen }: DayView & { first: string; last: string }) {
  const { t, i18n } = useTranslation('tasks');
  const filled = daysBetween(first, last).filter((day) => days.has(day));
  if (filled.length === 0)
    return <EmptyState title={t('calendar.nothing')}>{t('page.emptyOther')}</EmptyState>;
  return (
    <div className={classes.groups}>
      {filled.map((day) => (
        <Paper component="section" aria-labelledby={`day-${day}`} key={day} py="sm">
          <Title order={3} id={`day-${day}`}>
            {longDay(day, i18n.language)}
          </Title>
          <ul className={classes.list}>
            {days.get(day)!.map((task) => (
              <TaskRow key={task.taskId} task={task} onOpen={onOpen} />
            ))}
          </ul>
        </Paper>
      ))}
    </div>
  );
}
