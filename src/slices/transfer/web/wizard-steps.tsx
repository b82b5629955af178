import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './transfer.module.css';

const ALL = ['file', 'mapping', 'footing', 'preview', 'run'] as const;

/** Where in the import one is. */
export function WizardSteps({ current }: { current: (typeof ALL)[number] }) {
  const { t } = useTranslation('transfer');
  const at = ALL.indexOf(current);
  return (
    <ol className={classes.steps} aria-label={t('step.label')}>
      {ALL.map((name, index) => (
        <li
          key={name}
          className={classes.step}
          {...(index === at ? { 'aria-current': 'step' as const } : {})}
        >
          <span className={classes.stepNumber} aria-hidden>
            {index < at ? <IconCheck size={14} /> : index + 1}
          </span>
          <span className={classes.stepName}>{t(`step.${name}`)}</span>
          {index < at ? <VisuallyHidden>({t('step.isDone')})</VisuallyHidden> : null}
        </li>
      ))}
    </ol>
  );
}
