import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconLock, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { formatDay } from '../../../web/ui/dates.tsx';
import { ButtonLink } from '../../../web/ui/links.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import type { Footing, Ground } from '../contract.ts';
import { FootingDialogs, type OpenDialog } from './footing-dialogs.tsx';
import { GroundCard } from './ground-card.tsx';
import classes from './grounds.module.css';
import { useFooting } from './use-footing.ts';

/** What carries a contact: until when and why, purpose by purpose; and what can be done about it. */
export function FootingPanel({ contactId }: { contactId: string }) {
  const { t } = useTranslation('grounds');
  const { data, error, refetch } = useFooting(contactId);
  return (
    <Paper component="section" aria-labelledby="footing">
      <Title order={2} id="footing" mb="xs">
        {t('panel.title')}
      </Title>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <FootingContent footing={data} /> : error ? null : <LoadingState lines={5} />}
    </Paper>
  );
}

/** Given and running; while the contact is restricted such a ground rests, and is not open (Art. 18). */
const carries = ({ status, startsAt, endsAt }: Ground): boolean =>
  status === 'given' && new Date(startsAt) <= new Date() && new Date(endsAt) > new Date();

/** "Will be deleted on ..., because ...": the sentence that the machine keeps. */
export function DeletionSentence({ footing }: { footing: Footing }) {
  const { t, i18n } = useTranslation('grounds');
  if (!footing.grounds.some(carries)) return t('panel.none');
  return t('panel.sentence', {
    date: formatDay(footing.deletesAt, i18n.language),
    because: footing.deletesBecause.replace(/\.$/, ''),
  });
}

function FootingContent({ footing }: { footing: Footing }) {
  const { t } = useTranslation('grounds');
  const mayChange = useMay('ground.write');
  const handlesRights = useMay('rights.handle');
  const { purpose } = usePurpose();
  const [dialog, setDialog] = useState<OpenDialog>();
  const open = footing.grounds.filter(carries);
  const past = footing.grounds.filter((ground) => !carries(ground));
  const onAction = mayChange
    ? (action: 'withdraw' | 'end' | 'changeEnd', ground: Ground) => setDialog({ action, ground })
    : undefined;
  return (
    <Stack gap="md">
      <Text size="sm" fw={500}>
        <DeletionSentence footing={footing} />
      </Text>
      <RestrictionNotice footing={footing} />
      {open.length > 0 ? (
        <ul className={classes.list}>
          {open.map((ground) => (
            <GroundCard key={ground.groundId} ground={ground} onAction={onAction} />
          ))}
        </ul>
      ) : null}
      {past.length > 0 ? (
        <details className={classes.past}>
          <summary>{t('panel.past', { count: past.length })}</summary>
          <ul className={classes.list}>
            {past.map((ground) => (
              <GroundCard key={ground.groundId} ground={ground} onAction={onAction} />
            ))}
          </ul>
        </details>
      ) : null}
      <Group gap="xs">
        {mayChange ? (
          <>
            <Button
              variant="light"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => setDialog({ action: 'add' })}
            >
              {t('action.add')}
            </Button>
            <Button variant="default" size="xs" onClick={() => setDialog({ action: 'object' })}>
              {t('action.object')}
            </Button>
          </>
        ) : null}
        {handlesRights && purpose === 'rights' && !footing.restrictedAt ? (
          <Button variant="default" size="xs" onClick={() => setDialog({ action: 'restrict' })}>
            {t('action.restrict')}
          </Button>
        ) : null}
        {footing.restrictedAt ? (
          <ButtonLink to="/restrictions" variant="default" size="xs">
            {t('panel.toRestrictions')}
          </ButtonLink>
        ) : null}
      </Group>
      <FootingDialogs footing={footing} dialog={dialog} onClose={() => setDialog(undefined)} />
    </Stack>
  );
}

function RestrictionNotice({ footing: { restrictedAt, restriction } }: { footing: Footing }) {
  const { t, i18n } = useTranslation('grounds');
  if (!restrictedAt) return null;
  const day = (value: string) => formatDay(value, i18n.language);
  return (
    <Alert
      color="amber"
      icon={<IconLock size={18} aria-hidden />}
      title={t('panel.restrictedSince', { date: day(restrictedAt) })}
    >
      {restriction
        ? t('panel.restrictedBecause', {
            reason: t(`reason.${restriction.reason}`),
            date: day(restriction.reviewOn),
          })
        : null}
      {restriction?.note ? <Text size="sm">{restriction.note}</Text> : null}
    </Alert>
  );
}
