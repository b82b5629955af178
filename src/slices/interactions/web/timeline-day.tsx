import { useTranslation } from 'react-i18next';
import { addDays, dayOf } from '../../../web/ui/dates.tsx';
import type { Day } from './days.ts';
import classes from './interactions.module.css';
import { TimelineEntry } from './timeline-entry.tsx';
import type { TimelineOf } from './timeline-of.ts';

const FORMATS = {
  de: new Intl.DateTimeFormat('de-DE', {
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
};

/** The entries of one day under its name. */
export function TimelineDay({ of, day: { day, entries } }: { of: TimelineOf; day: Day }) {
  const { t, i18n } = useTranslation('interactions');
  const date = FORMATS[i18n.language === 'en' ? 'en' : 'de'].format(new Date(`${day}T12:00:00`));
  const near =
    day === dayOf(new Date())
      ? t('timeline.today')
      : day === dayOf(addDays(-1))
        ? t('timeline.yesterday')
        : undefined;
  return (
    <section>
      <h3 className={classes.day}>
        <time dateTime={day}>{near ? `${near}, ${date}` : date}</time>
      </h3>
      <ol className={classes.entries}>
        {entries.map((entry) => (
          <TimelineEntry key={entry.interactionId} of={of} entry={entry} />
        ))}
      </ol>
    </section>
  );
}
