import { useTranslation } from 'react-i18next';
import classes from '../transfer.module.css';

const LONGEST = 60;

/** The name of a column, and what stands in it. */
export function SourceColumn({ name, samples }: { name: string; samples: readonly string[] }) {
  const { t } = useTranslation('transfer');
  const shown = samples.map((value) => (value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value));
  return (
    <>
      {name}
      <span className={classes.samples}>{shown.length > 0 ? shown.join(' · ') : t('mapping.noSamples')}</span>
    </>
  );
}
