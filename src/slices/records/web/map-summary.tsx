import { useTranslation } from 'react-i18next';
import classes from './data-map.module.css';
import { countMap, type MapTable } from './filter-map.ts';

/** The whole register in four numbers, whatever the filters say. */
export function MapSummary({ tables }: { tables: readonly MapTable[] }) {
  const { t } = useTranslation('records');
  const counts = countMap(tables);
  const figures = [
    ['tables', counts.tables],
    ['personal', counts.personal],
    ['inReport', counts.inReport],
    ['categories', counts.categories],
  ] as const;
  return (
    <dl className={classes.summary} aria-label={t('summary.label')}>
      {figures.map(([name, count]) => (
        <div key={name}>
          <dt>{t(`summary.${name}`)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}
