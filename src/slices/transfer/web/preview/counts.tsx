import { Stack, Text } from '@mantine/core';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportCounts } from '../../contract.ts';
import classes from '../transfer.module.css';
import { TONES } from './tones.ts';

const SHOWN = [
  'created',
  'completed',
  'alreadyThere',
  'quarantined',
  'suppressed',
  'rejected',
  'companyRows',
] as const;

/** What becomes, or became, of the rows: each is counted once. */
export function Counts({ counts }: { counts: ImportCounts }) {
  const { t, i18n } = useTranslation('transfer');
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Stack gap="xs">
      <Text size="sm">{t('preview.sentence', { count: counts.rows })}</Text>
      <dl className={classes.counts}>
        {SHOWN.filter((name) => name === 'created' || counts[name] > 0).map((name) => (
          <div
            key={name}
            className={classes.count}
            style={{ '--tone': `var(--mantine-color-${TONES[name]}-6)` } as CSSProperties}
          >
            <dt>
              {t(`preview.count.${name}`)}
              <span className={classes.means}>{t(`preview.means.${name}`)}</span>
            </dt>
            <dd>{number.format(counts[name])}</dd>
          </div>
        ))}
      </dl>
      <Text size="sm" c="dimmed">
        {[
          counts.companies > 0 ? t('preview.companies', { count: counts.companies }) : '',
          counts.blankRows > 0 ? t('preview.blankRows', { count: counts.blankRows }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </Text>
    </Stack>
  );
}
