import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import type { PortalMe } from '../contract.ts';
import { Panel } from './panel.tsx';
import classes from './portal.module.css';

type Data = PortalMe['report']['data'];
type Value = Data[number]['rows'][number][number]['value'];

/** The copy of all data (Art. 15(3)), kind by kind; each opens by a press. */
export function HeldData({ data }: { data: Data }) {
  const { t } = useTranslation('portal');
  const kinds = Map.groupBy(data, ({ category }) => category);
  return (
    <Panel title={t('data.title')} hint={t('data.hint')}>
      {[...kinds].map(([kind, tables]) => (
        <details key={kind} className={classes.group}>
          <summary>
            {kind}{' '}
            <Text span size="sm" c="dimmed" fw={400}>
              {t('data.count', { count: tables.reduce((sum, { rows }) => sum + rows.length, 0) })}
            </Text>
          </summary>
          <Stack gap="md" pb="sm">
            {tables.map((table, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: own fields come as several tables of one name
              <Table key={index} table={table} />
            ))}
          </Stack>
        </details>
      ))}
    </Panel>
  );
}

function Table({ table }: { table: Data[number] }) {
  const { t, i18n } = useTranslation('portal');
  const ends = table.ends.map(({ until, kept }) =>
    kept ? t(`data.kept.${kept}`) : until ? formatDay(until, i18n.language) : null,
  );
  // One date for all rows is said once.
  const isOne = new Set(ends).size === 1;
  return (
    <div>
      <Text fw={500} size="sm">
        {table.label}
      </Text>
      <Text size="xs" c="dimmed" mb={4}>
        {t('data.deletion', { rule: table.deletion })}
        {isOne && ends[0] ? ` · ${t('data.until')} ${ends[0]}` : null}
      </Text>
      {table.rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of the report have no key
        <div key={index} className={classes.entry}>
          <Facts
            facts={[
              ...row.map(({ label, value }): [string, string | null] => [
                label,
                inWords(value, i18n.language, t),
              ]),
              [t('data.until'), isOne ? null : (ends[index] ?? null)],
            ]}
          />
        </div>
      ))}
    </div>
  );
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

function inWords(value: Value, language: string, t: (key: 'data.yes' | 'data.no') => string): string | null {
  if (typeof value === 'boolean') return value ? t('data.yes') : t('data.no');
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value !== 'string') return value === null ? null : String(value);
  if (TIME.test(value)) return formatTime(value, language);
  return DAY.test(value) ? formatDay(value, language) : value;
}
