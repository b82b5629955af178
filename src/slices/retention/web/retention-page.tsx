import { Button, Group } from '@mantine/core';
import { IconEyeCheck, IconPlayerPause } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../web/session.tsx';
import { HomeSection } from '../../home/web/home-section.tsx';
import { DryRunDialog } from './dry-run-dialog.tsx';
import { DueSection } from './due-section.tsx';
import { ForecastChart } from './forecast-chart.tsx';
import classes from './retention.module.css';
import { RetentionFrame } from './retention-frame.tsx';
import { RunsSection } from './runs-section.tsx';
import { StateBanner } from './state-banner.tsx';
import { SuspendDialog } from './suspend-dialog.tsx';

/** What goes when and why, what tonight would take, and what went. */
export function RetentionPage() {
  const { t } = useTranslation('retention');
  const manages = useMay('retention.manage');
  const [open, setOpen] = useState<'dry-run' | 'suspend'>();
  const close = () => setOpen(undefined);
  const actions = (
    <Group gap="xs">
      <Button
        variant="default"
        leftSection={<IconEyeCheck size={16} aria-hidden />}
        onClick={() => setOpen('dry-run')}
      >
        {t('dryRun.open')}
      </Button>
      {manages ? (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} aria-hidden />}
          onClick={() => setOpen('suspend')}
        >
          {t('suspend.open')}
        </Button>
      ) : null}
    </Group>
  );
  return (
    <RetentionFrame part="due" actions={actions}>
      <StateBanner />
      <div className={classes.grid}>
        <div className={classes.column}>
          <HomeSection title={t('due.next')}>
            <DueSection />
          </HomeSection>
          <HomeSection title={t('runs.title')}>
            <RunsSection />
          </HomeSection>
        </div>
        <div className={classes.column}>
          <HomeSection title={t('forecast.title')}>
            <ForecastChart />
          </HomeSection>
        </div>
      </div>
      {open === 'dry-run' ? <DryRunDialog onClose={close} /> : null}
      {open === 'suspend' ? <SuspendDialog onClose={close} /> : null}
    </RetentionFrame>
  );
}
