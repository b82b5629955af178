import { Alert, Button, Group, Paper, Radio, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { contact as contactSchema } from '../../contacts/contract.ts';
import { type MergeField, type MergePreview, mergePreview } from '../contract.ts';
import { FieldChoices } from './field-choices.tsx';
import classes from './merging.module.css';
import { UnitedFooting } from './united-footing.tsx';
import { UnitedLists } from './united-lists.tsx';
import { useApart } from './use-apart.ts';

const route = getRouteApi('/shell/duplicates/merge');
export type SideName = 'first' | 'second';

export function MergePage() {
  const { t } = useTranslation('merging');
  const { first, second, pair } = route.useSearch();
  const { data, error, refetch } = useApi('/api/v1/merges/preview', {
    schema: mergePreview,
    query: { first, second },
  });
  return (
    <>
      <PageHeader
        title={t('merge.title')}
        back={
          <AnchorLink to="/duplicates" size="sm">
            ← {t('merge.back')}
          </AnchorLink>
        }
      />
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <MergeForm key={`${data.first.version}-${data.second.version}`} preview={data} pair={pair} />
      ) : error ? null : (
        <LoadingState lines={10} />
      )}
    </>
  );
}

/** The older entry is the one that others know. */
const olderOf = ({ first, second }: MergePreview): SideName =>
  first.createdAt <= second.createdAt ? 'first' : 'second';

function MergeForm({ preview, pair }: { preview: MergePreview; pair: string | undefined }) {
  const { t } = useTranslation('merging');
  const { purpose } = usePurpose();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const [kept, setKept] = useState<SideName>(() => olderOf(preview));
  const [choices, setChoices] = useState<Partial<Record<MergeField, SideName>>>({});
  const [note, setNote] = useState<SideName | 'both'>('both');
  const [isAsking, setAsking] = useState(false);
  const apart = useApart(() => void navigate({ to: '/duplicates' }));
  const gone: SideName = kept === 'first' ? 'second' : 'first';
  const roleOf = (side: SideName) => (side === kept ? 'winner' : 'loser');
  const merge = async () => {
    const answer = await api.post('/api/v1/merges', {
      purpose,
      schema: contactSchema,
      body: {
        winnerId: preview[kept].contactId,
        winnerVersion: preview[kept].version,
        loserId: preview[gone].contactId,
        loserVersion: preview[gone].version,
        fields: Object.fromEntries(Object.entries(choices).map(([name, side]) => [name, roleOf(side)])),
        note: note === 'both' ? note : roleOf(note),
      },
    });
    notifyDone(t('merge.done'));
    await navigate({ to: '/contacts/$contactId', params: { contactId: answer.contactId } });
    void refresh('/api/v1/contacts', '/api/v1/duplicates');
  };
  return (
    <Stack gap="md">
      <Text size="sm" maw="60rem">
        {t('merge.intro')}
      </Text>
      {preview.isRestricted ? <Alert color="amber">{t('merge.restricted')}</Alert> : null}
      {preview.lasts ? null : <Alert color="red">{t('merge.noGround')}</Alert>}
      <Radio.Group
        label={t('merge.keepLegend')}
        value={kept}
        onChange={(side) => setKept(side === 'first' ? 'first' : 'second')}
      >
        <div className={classes.sides}>
          {(['first', 'second'] as const).map((side) => (
            <Paper key={side} className={classes.side} data-kept={side === kept || undefined}>
              <Radio
                value={side}
                label={preview[side].displayName}
                description={
                  [preview[side].companies[0]?.name, preview[side].emails[0]?.address]
                    .filter(Boolean)
                    .join(' · ') || undefined
                }
              />
            </Paper>
          ))}
        </div>
      </Radio.Group>
      <FieldChoices
        preview={preview}
        kept={kept}
        choices={choices}
        onChoose={(name, side) => setChoices((before) => ({ ...before, [name]: side }))}
        note={note}
        onNote={setNote}
      />
      <UnitedLists preview={preview} kept={kept} />
      <Paper component="section" aria-labelledby="footing-after">
        <Title order={2} id="footing-after" mb={4}>
          {t('merge.footingTitle')}
        </Title>
        <Text size="sm" c="dimmed" mb="sm">
          {t('merge.footingIntro')}
        </Text>
        <UnitedFooting preview={preview} />
      </Paper>
      <Group gap="xs">
        <Button disabled={!preview.lasts} onClick={() => setAsking(true)}>
          {t('merge.submit')}
        </Button>
        {pair ? (
          <Button variant="default" loading={apart.isPending} onClick={() => apart.mutate(pair)}>
            {t('merge.apart')}
          </Button>
        ) : null}
      </Group>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('merge.confirmTitle')}
        confirmLabel={t('merge.submit')}
        onConfirm={merge}
        danger
      >
        {t('merge.confirmText', { gone: preview[gone].displayName, kept: preview[kept].displayName })}
      </ConfirmDialog>
    </Stack>
  );
}
