import { UnstyledButton } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../web/ui/dates.tsx';
import classes from './calendar.module.css';
import { DayEntry } from './day-entry.tsx';
import type { DayView } from './day-view.ts';
import { plusDays } from './days.ts';
import { longDay } from './due-text.ts';

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const SHOWN = 4;

interface MonthViewProps extends DayView {
  weeks: readonly (readonly string[])[];
}

/** Weeks as rows. The arrows walk from day to day, Enter makes an appointment; what stands in a day follows with Tab. */
export function MonthView({ weeks, day, days, isLoading, onDay, onAdd, onOpen }: MonthViewProps) {
  const { t, i18n } = useTranslation('tasks');
  const table = useRef<HTMLTableElement>(null);
  const hasMoved = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the chosen day, once it is on the page
  useEffect(() => {
    if (hasMoved.current) table.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
    hasMoved.current = false;
  }, [day, weeks]);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    hasMoved.current = true;
    onDay(plusDays(day, step));
  };
  const weekday = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'de-DE', { weekday: 'short' });
  return (
    <table
      className={classes.month}
      ref={table}
      aria-busy={isLoading}
      aria-label={t('calendar.month')}
      aria-describedby="calendar-keys"
    >
      <caption id="calendar-keys" className={classes.keys}>
        {t('calendar.keys')}
      </caption>
      <thead>
        <tr>
          {weeks[0]!.map((each) => (
            <th key={each} scope="col">
              {weekday.format(new Date(`${each}T12:00:00`))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((each) => (
              <td
                key={each}
                data-other={each.slice(0, 7) !== day.slice(0, 7) || undefined}
                data-today={each === dayOf(new Date()) || undefined}
              >
                <UnstyledButton
                  className={classes.number}
                  data-day={each}
                  tabIndex={each === day ? 0 : -1}
                  aria-current={each === dayOf(new Date()) ? 'date' : undefined}
                  aria-label={t('calendar.entries', {
                    day: longDay(each, i18n.language),
                    count: days.get(each)?.length ?? 0,
                  })}
                  onKeyDown={onKeyDown}
                  onClick={() => (each === day ? onAdd?.(each) : onDay(each))}
                >
                  {Number(each.slice(8))}
                </UnstyledButton>
                <Entries day={each} days={days} onOpen={onOpen} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Entries({ day, days, onOpen }: Pick<DayView, 'day' | 'days' | 'onOpen'>) {
  const { t, i18n } = useTranslation('tasks');
  const tasks = days.get(day) ?? [];
  const shown = tasks.length > SHOWN ? tasks.slice(0, SHOWN - 1) : tasks;
  const hidden = tasks.slice(shown.length);
  return (
    <>
      {shown.map((task) => (
        <DayEntry key={task.taskId} task={task} onOpen={onOpen} />
      ))}
      {hidden.length > 0 ? (
        <details className={classes.more}>
          <summary
            aria-label={t('calendar.moreOn', { day: longDay(day, i18n.language), count: tasks.length })}
          >
            {t('calendar.more', { count: hidden.length })}
          </summary>
          {hidden.map((task) => (
            <DayEntry key={task.taskId} task={task} onOpen={onOpen} />
          ))}
        </details>
      ) : null}
    </>
  );
}
