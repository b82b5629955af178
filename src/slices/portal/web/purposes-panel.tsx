import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import type { PortalMe, Recorded } from '../contract.ts';
import { ObjectionDialog } from './objection-dialog.tsx';
import { Panel } from './panel.tsx';
import classes from './portal.module.css';
import { type PurposeOfMe, purposesOf, useExercise } from './use-portal.ts';

interface PurposesPanelProps {
  me: PortalMe;
  onDone: (receipt: Recorded) => void;
}

/** Why the data is there, on what basis, from where and until when; with the way out beside each. */
export function PurposesPanel({ me, onDone }: PurposesPanelProps) {
  const { t } = useTranslation('portal');
  const { storage } = me.report;
  return (
    <Panel title={t('purposes.title')}>
      <Stack gap="sm">
        <Text size="sm">
          {t('purposes.all')} <DateText value={storage.deletesAt} />{' '}
          {t('purposes.because', { because: storage.because })}
        </Text>
        <ul className={classes.list}>
          {purposesOf(me).map((purpose) => (
            <li key={purpose.groundId}>
              <Purpose purpose={purpose} onDone={onDone} />
            </li>
          ))}
        </ul>
      </Stack>
    </Panel>
  );
}

function Purpose({ purpose, onDone }: { purpose: PurposeOfMe; onDone: (receipt: Recorded) => void }) {
  const { t } = useTranslation('portal');
  const exercise = useExercise();
  const [dialog, setDialog] = useState<'withdraw' | 'object'>();
  const close = () => setDialog(undefined);
  const { groundId, label } = purpose;
  return (
    <Stack gap="xs">
      <Group justify="space-between" gap="xs">
        <Text fw={500}>{label}</Text>
        <Badge color={purpose.isOpen ? 'petrol' : 'gray'}>{purpose.statusLabel}</Badge>
      </Group>
      <Facts
        facts={[
          [t('purposes.basis'), purpose.legalBasisLabel],
          [t('purposes.origin'), [purpose.originLabel, purpose.originDetail].filter(Boolean).join(': ')],
          [t('purposes.from'), <DateText key="from" value={purpose.startsAt} />],
          [t('purposes.until'), <DateText key="until" value={purpose.endsAt} />],
          [t('purposes.evidence'), purpose.evidence],
        ]}
      />
      <Group gap="xs">
        {purpose.canWithdraw ? (
          <Button variant="light" onClick={() => setDialog('withdraw')}>
            {t('withdraw.open')}
          </Button>
        ) : null}
        {purpose.canObject ? (
          <Button variant="light" onClick={() => setDialog('object')}>
            {t('object.open')}
          </Button>
        ) : null}
      </Group>
      <ConfirmDialog
        isOpen={dialog === 'withdraw'}
        onClose={close}
        title={t('withdraw.title')}
        confirmLabel={t('withdraw.confirm')}
        onConfirm={async () => onDone(await exercise('withdrawals', { groundId }))}
      >
        <Text size="sm">{t('withdraw.text', { purpose: label })}</Text>
      </ConfirmDialog>
      <ObjectionDialog isOpen={dialog === 'object'} onClose={close} purpose={purpose} onDone={onDone} />
    </Stack>
  );
}
