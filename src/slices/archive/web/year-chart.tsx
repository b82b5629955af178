import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ARCHIVE_KINDS, type ArchiveOverview } from '../contract.ts';
import classes from './archive.module.css';

/** One bar a year, in the kinds of its documents; the numbers stand beside for everybody. */
export function YearChart({ years }: { years: ArchiveOverview['years'] }) {
  const { t, i18n } = useTranslation('archive');
  const number = new Intl.NumberFormat(i18n.language);
  const rows = [...new Set(years.map(({ year }) => year))].map((year) => {
    const parts = ARCHIVE_KINDS.flatMap((kind) => {
      const documents = years.find((each) => each.year === year && each.kind === kind)?.documents ?? 0;
      return documents > 0 ? [{ kind, documents }] : [];
    });
    return { year, parts, total: parts.reduce((sum, { documents }) => sum + documents, 0) };
  });
  const highest = Math.max(1, ...rows.map(({ total }) => total));
  const used = ARCHIVE_KINDS.filter((kind) => years.some((each) => each.kind === kind));
  return (
    <>
      <Group gap="md" mb="sm" aria-hidden>
        {used.map((kind) => (
          <Text key={kind} size="xs" c="dimmed" className={classes.key!} data-kind={kind}>
            {t(`kinds.${kind}`)}
          </Text>
        ))}
      </Group>
      <ul className={classes.chart} aria-label={t('overview.byYear')}>
        {rows.map(({ year, parts, total }) => (
          <li key={year} className={classes.year}>
            <span>{year}</span>
            <span className={classes.bar} aria-hidden>
              {parts.map(({ kind, documents }) => (
                <span
                  key={kind}
                  data-kind={kind}
                  title={`${t(`kinds.${kind}`)}: ${number.format(documents)}`}
                  style={{ inlineSize: `${(documents / highest) * 100}%` }}
                />
              ))}
            </span>
            <span className={classes.count}>{number.format(total)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
