import { Alert, Button, Group, Stack, UnstyledButton } from '@mantine/core';
import { IconTrophy, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useSend } from '../../../web/query.ts';
import { useMay } from '../../../web/session.tsx';
import { notifyProblem } from '../../../web/ui/notify.ts';
import { type Deal, deal as dealSchema } from '../contract.ts';
import { CloseDialog } from './close-dialog.tsx';
import classes from './deals.module.css';
import { OrderOffer } from './order-offer.tsx';
import { usePipelines, useReasonLabel } from './use-pipelines.ts';

/** The stages as steps, each a way there; and the two ways out. */
export function DealSteps({ deal }: { deal: Deal }) {
  const { t } = useTranslation('deals');
  const mayMove = useMay('deal.write');
  const { pipelines } = usePipelines();
  const [closing, setClosing] = useState<'won' | 'lost'>();
  const move = useSend(
    (stageId: string, purpose) =>
      api.post(`/api/v1/deals/${deal.dealId}/move`, {
        purpose,
        body: { version: deal.version, stageId },
        schema: dealSchema,
      }),
    { refreshes: ['/api/v1/deals'] },
  );
  const stages = pipelines.find(({ pipelineId }) => pipelineId === deal.pipelineId)?.stages ?? [];
  const steps = stages.filter(({ outcome, stageId }) => outcome === 'open' || stageId === deal.stageId);
  const at = steps.findIndex(({ stageId }) => stageId === deal.stageId);
  return (
    <Stack gap="xs" mb="md">
      <ol className={classes.steps} aria-label={t('steps.label')}>
        {steps.map(({ stageId, name, outcome }, index) => (
          <li key={stageId} className={classes.step}>
            <UnstyledButton
              className={classes.stepButton!}
              data-current={stageId === deal.stageId || undefined}
              data-passed={index < at || undefined}
              data-outcome={outcome}
              aria-current={stageId === deal.stageId ? 'step' : undefined}
              disabled={!mayMove || stageId === deal.stageId || move.isPending}
              title={mayMove ? t('steps.moveTo', { stage: name }) : undefined}
              onClick={() => move.mutateAsync(stageId).catch(notifyProblem)}
            >
              {name}
            </UnstyledButton>
          </li>
        ))}
      </ol>
      {mayMove && deal.outcome === 'open' ? (
        <Group gap="xs">
          <Button
            size="xs"
            color="green"
            leftSection={<IconTrophy size={14} aria-hidden />}
            onClick={() => setClosing('won')}
          >
            {t('steps.win')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconX size={14} aria-hidden />}
            onClick={() => setClosing('lost')}
          >
            {t('steps.lose')}
          </Button>
        </Group>
      ) : null}
      {deal.outcome === 'open' ? null : <Closed deal={deal} />}
      {closing ? <CloseDialog deal={deal} outcome={closing} onClose={() => setClosing(undefined)} /> : null}
    </Stack>
  );
}

/** Won or lost, why, and what can follow. */
function Closed({ deal }: { deal: Deal }) {
  const { t } = useTranslation('deals');
  const labelOf = useReasonLabel();
  const mayMove = useMay('deal.write');
  const { dealId, version, outcome, closeReason } = deal;
  const reopen = useSend(
    (_: undefined, purpose) =>
      api.post(`/api/v1/deals/${dealId}/reopen`, { purpose, body: { version }, schema: dealSchema }),
    { refreshes: ['/api/v1/deals'] },
  );
  return (
    <Alert color={outcome === 'won' ? 'green' : 'gray'} title={t(`outcome.${outcome}`)}>
      <Group justify="space-between" gap="xs">
        <span>{closeReason ? labelOf(closeReason) : t('close.noReason')}</span>
        <Group gap="xs">
          {outcome === 'won' ? <OrderOffer deal={deal} /> : null}
          {mayMove ? (
            <Button
              size="xs"
              variant="default"
              loading={reopen.isPending}
              onClick={() => reopen.mutateAsync(undefined).catch(notifyProblem)}
            >
              {t('steps.reopen')}
            </Button>
          ) : null}
        </Group>
      </Group>
    </Alert>
  );
}
