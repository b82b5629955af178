import { ActionIcon, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../web/ui/dates.tsx';
import classes from './calendar.module.css';
import { DayEntry } from './day-entry.tsx';
import type { DayView } from './day-view.ts';
import { daysBetween, plusDays } from './days.ts';
import { longDay } from './due-text.ts';

/** Seven days side by side. */
export function WeekView({ first, days, isLoading, onAdd, onOpen }: DayView & { first: string }) {
  const { t, i18n } = useTranslation('tasks');
  const short = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'de-DE', {
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
  });
  return (
    <div className={classes.week} aria-busy={isLoading}>
      {daysBetween(first, plusDays(first, 6)).map((day) => (
        <section
          key={day}
          aria-label={longDay(day, i18n.language)}
          data-today={day === dayOf(new Date()) || undefined}
        >
          <div className={classes.head}>
            <Text size="sm" fw={500}>
              {short.format(new Date(`${day}T12:00:00`))}
            </Text>
            {onAdd ? (
              <ActionIcon
                size="sm"
                aria-label={t('calendar.newOn', { day: longDay(day, i18n.language) })}
                onClick={() => onAdd(day)}
              >
                <IconPlus size={14} aria-hidden />
              </ActionIcon>
            ) : null}
          </div>
          {days
            .get(day)
            ?.map((task) => <DayEntry key={task.taskId} task={task} onOpen={onOpen} isWrapped />) ?? (
            <Text size="xs" c="dimmed">
              {isLoading ? '' : t('calendar.nothingOn')}
            </Text>
          )}
        </section>
      ))}
    </div>
  );
}
