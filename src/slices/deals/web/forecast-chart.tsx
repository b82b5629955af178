import { Group, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../../web/ui/money.tsx';
import classes from './forecast.module.css';
import { type ForecastMonth, searchOf } from './forecast-months.ts';
import type { CommonSearch } from './search.ts';

interface ForecastChartProps {
  months: readonly ForecastMonth[];
  currency: string;
  search: CommonSearch;
}

const HEIGHT = 200;
const TOP = 22;
const BOTTOM = 24;

/**
 * Two bars a month: the whole sum, and inside it what it weighs by probability. For the eye and the mouse; the table
 * below says the same to everybody and leads to the same lists.
 */
export function ForecastChart({ months, currency, search }: ForecastChartProps) {
  const { t, i18n } = useTranslation('deals');
  const navigate = useNavigate();
  const { ref, width } = useElementSize();
  const highest = Math.max(1, ...months.map(({ row }) => row?.sumCents ?? 0));
  const step = width / months.length;
  const room = HEIGHT - TOP - BOTTOM;
  const name = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'de-DE', { month: 'short' });
  const isTight = step < 52;
  const heightOf = (cents: number): number => (cents > 0 ? Math.max(2, (cents / highest) * room) : 0);
  return (
    <div ref={ref} className={classes.box}>
      <Group gap="md" mb={4}>
        <Text size="xs" c="dimmed" className={classes.key!} data-bar="sum">
          {t('forecast.sum')}
        </Text>
        <Text size="xs" c="dimmed" className={classes.key!} data-bar="weighted">
          {t('forecast.weighted')}
        </Text>
      </Group>
      <svg className={classes.chart} aria-hidden>
        {months.map(({ month, row }, index) => {
          const middle = step * (index + 0.5);
          const [whole, weighted] = [heightOf(row?.sumCents ?? 0), heightOf(row?.weightedCents ?? 0)];
          const bar = (height: number, part: number, kind: string) => (
            <rect
              data-bar={kind}
              x={middle - step * part}
              y={HEIGHT - BOTTOM - height}
              width={Math.max(0, step * part * 2)}
              height={height}
              rx={2}
            />
          );
          return (
            // biome-ignore lint/a11y/noStaticElementInteractions: a comfort for the mouse; the table has the links
            <g
              key={month}
              className={classes.month}
              data-month={month}
              data-filled={row ? true : undefined}
              onClick={() => row && void navigate({ to: '/deals/list', search: searchOf(row, search) })}
            >
              <rect
                className={classes.hit}
                x={step * index}
                y={0}
                width={Math.max(0, step)}
                height={HEIGHT - BOTTOM}
              />
              {bar(whole, 0.34, 'sum')}
              {bar(weighted, 0.22, 'weighted')}
              {row && !isTight ? (
                <text className={classes.value} x={middle} y={HEIGHT - BOTTOM - whole - 6}>
                  {formatMoney(row.sumCents, currency, i18n.language, true)}
                </text>
              ) : null}
              {!isTight || index % 3 === 0 ? (
                <text className={classes.label} x={middle} y={HEIGHT - 7}>
                  {name.format(new Date(`${month}-15T12:00:00`))}
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
