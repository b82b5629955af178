import { Table, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../web/ui/dates.tsx';
import type { Home } from '../contract.ts';
import classes from './home.module.css';
import { Quiet } from './home-section.tsx';

type Weeks = Home['endsByWeek'];

const HEIGHT = 160;
const TOP = 18;
const BOTTOM = 22;
/** Half the width of a label, which must not stick out. */
const LABEL_HALF = 20;

/** Bars for the eye, a sentence and a table for everybody. */
export function EndsChart({ weeks }: { weeks: Weeks }) {
  const { t, i18n } = useTranslation('home');
  const total = weeks.reduce((sum, { count }) => sum + count, 0);
  const most = weeks.reduce(
    (best, week) => (week.count > best.count ? week : best),
    weeks[0] ?? { weekStart: '', count: 0 },
  );
  if (total === 0) return <Quiet>{t('chart.none')}</Quiet>;
  const summary = t('chart.summary', {
    count: total,
    most: most.count,
    week: formatDay(most.weekStart, i18n.language),
  });
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {t('chart.text')}
      </Text>
      <Bars weeks={weeks} highest={most.count} summary={summary} />
      <details className={classes.table}>
        <summary>{t('chart.asTable')}</summary>
        <Table verticalSpacing={4} maw={320}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('chart.week')}</Table.Th>
              <Table.Th ta="end">{t('chart.number')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {weeks.map(({ weekStart, count }) => (
              <Table.Tr key={weekStart}>
                <Table.Td>{formatDay(weekStart, i18n.language)}</Table.Td>
                <Table.Td ta="end">{count}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </>
  );
}

interface BarsProps {
  weeks: Weeks;
  highest: number;
  summary: string;
}

/** Drawn at the width there is, so that letters keep their size. */
function Bars({ weeks, highest, summary }: BarsProps) {
  const { i18n } = useTranslation();
  const { ref, width } = useElementSize();
  const titleId = useId();
  const step = width / weeks.length;
  const day = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'de-DE', {
    day: '2-digit',
    month: '2-digit',
  });
  const skips = step < 44 ? 2 : 1;
  const room = HEIGHT - TOP - BOTTOM;
  return (
    <div ref={ref}>
      <svg className={classes.chart} role="img" aria-labelledby={titleId}>
        <title id={titleId}>{summary}</title>
        {weeks.map(({ weekStart, count }, index) => {
          const height = Math.max(count > 0 ? 2 : 0, (count / highest) * room);
          const middle = step * (index + 0.5);
          return (
            <g key={weekStart}>
              <rect
                className={classes.bar}
                x={middle - step * 0.34}
                y={HEIGHT - BOTTOM - height}
                width={Math.max(0, step * 0.68)}
                height={height}
                rx={2}
              />
              {count > 0 ? (
                <text className={classes.value} x={middle} y={HEIGHT - BOTTOM - height - 5}>
                  {count}
                </text>
              ) : null}
              {index % skips === 0 ? (
                <text className={classes.label} x={Math.max(middle, LABEL_HALF)} y={HEIGHT - 6}>
                  {day.format(new Date(`${weekStart}T12:00:00`))}
                </text>
              ) : null}
            </g>
          );
        })}
        <line className={classes.axis} x1={0} x2={width} y1={HEIGHT - BOTTOM} y2={HEIGHT - BOTTOM} />
      </svg>
    </div>
  );
}
