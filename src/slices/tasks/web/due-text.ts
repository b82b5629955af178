import { useTranslation } from 'react-i18next';
import { dayOf, formatDay } from '../../../web/ui/dates.tsx';
import type { Task } from '../contract.ts';
import { isOverdue, plusDays } from './days.ts';

const localeOf = (language: string): string => (language === 'en' ? 'en-GB' : 'de-DE');

/** 09:30 */
export const clockOf = (moment: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit' }).format(
    new Date(moment),
  );

/** When a task is due, in words: heute, 10:00; Fr., 27.11.2026. Empty without a date. */
export function useDueText(): (task: Task) => string {
  const { t, i18n } = useTranslation('tasks');
  const today = dayOf(new Date());
  const nameOf = (day: string): string => {
    if (day === today) return t('due.today');
    if (day === plusDays(today, 1)) return t('due.tomorrow');
    if (day === plusDays(today, -1)) return t('due.yesterday');
    const weekday = new Intl.DateTimeFormat(localeOf(i18n.language), { weekday: 'short' });
    return `${weekday.format(new Date(`${day}T12:00:00`))} ${formatDay(day, i18n.language)}`;
  };
  return (task) => {
    if (task.doneAt) return t('due.doneAt', { day: formatDay(task.doneAt, i18n.language) });
    const { dueOn, dueAt, endsAt, endsOn } = task;
    const when = dueOn
      ? endsOn && endsOn !== dueOn
        ? `${nameOf(dueOn)} – ${nameOf(endsOn)}`
        : nameOf(dueOn)
      : dueAt
        ? t('due.at', {
            day: nameOf(dayOf(dueAt)),
            time: [dueAt, ...(endsAt ? [endsAt] : [])].map((each) => clockOf(each, i18n.language)).join('–'),
          })
        : '';
    return when && isOverdue(task, new Date()) ? t('due.isOverdue', { when }) : when;
  };
}

/** Dienstag, 24. November 2026 */
export const longDay = (day: string, language: string): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(new Date(`${day}T12:00:00`));
