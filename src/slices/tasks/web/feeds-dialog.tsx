import { Button, Checkbox, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { formatTime } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Feed, feedList, feedMade } from '../contract.ts';
import classes from './tasks.module.css';

const PATH = '/api/v1/calendar-feeds';

interface FeedsDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** One's private calendar addresses: make, renew, revoke. */
export function FeedsDialog({ isOpen, onClose }: FeedsDialogProps) {
  const { t } = useTranslation('tasks');
  return (
    <FormDialog isOpen={isOpen} onClose={onClose} title={t('feed.title')} isWide>
      {isOpen ? <Feeds /> : null}
    </FormDialog>
  );
}

function Feeds() {
  const { t } = useTranslation('tasks');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const { data, error, refetch } = useApi(PATH, { schema: feedList });
  const [address, setAddress] = useState('');
  const make = async (path: string, body: object) => {
    try {
      const made = await api.post(path, { purpose, body, schema: feedMade });
      setAddress(new URL(made.path, window.location.origin).href);
      await refresh(PATH);
    } catch (failure) {
      notifyProblem(failure);
    }
  };
  const revoke = async ({ feedId }: Feed) => {
    try {
      await api.tell('DELETE', `${PATH}/${feedId}`, { purpose });
      setAddress('');
      notifyDone(t('feed.revoked'));
      await refresh(PATH);
    } catch (failure) {
      notifyProblem(failure);
    }
  };
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState lines={3} />;
  return (
    <Stack gap="md">
      <Text size="sm">{t('feed.intro')}</Text>
      {address ? <Address address={address} /> : null}
      {data.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('feed.none')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {data.items.map((feed) => (
            <FeedItem
              key={feed.feedId}
              feed={feed}
              onRenew={() => void make(`${PATH}/${feed.feedId}/address`, {})}
              onRevoke={() => void revoke(feed)}
            />
          ))}
        </ul>
      )}
      {data.items.some((feed) => feed.purpose === purpose) ? null : (
        <NewFeed onMake={(namesPeople) => void make(PATH, { namesPeople })} />
      )}
    </Stack>
  );
}

interface FeedItemProps {
  feed: Feed;
  onRenew: () => void;
  onRevoke: () => void;
}

function FeedItem({ feed, onRenew, onRevoke }: FeedItemProps) {
  const { t, i18n } = useTranslation('tasks');
  const purpose = usePurposeLabel()(feed.purpose);
  return (
    <li className={classes.feed}>
      <div>
        <Text size="sm" fw={500}>
          {t('feed.purpose', { purpose })}
        </Text>
        <Text size="xs" c="dimmed">
          {t(feed.namesPeople ? 'feed.withNames' : 'feed.withoutNames')}.{' '}
          {feed.readAt
            ? t('feed.readAt', { when: formatTime(feed.readAt, i18n.language) })
            : t('feed.neverRead')}
        </Text>
      </div>
      <Group gap={4}>
        <Button size="xs" variant="default" aria-label={t('feed.renewOf', { purpose })} onClick={onRenew}>
          {t('feed.renew')}
        </Button>
        <Button
          size="xs"
          variant="subtle"
          color="red"
          aria-label={t('feed.revokeOf', { purpose })}
          onClick={onRevoke}
        >
          {t('feed.revoke')}
        </Button>
      </Group>
    </li>
  );
}

function NewFeed({ onMake }: { onMake: (namesPeople: boolean) => void }) {
  const { t } = useTranslation('tasks');
  const { purpose, choices } = usePurpose();
  const labelOf = usePurposeLabel();
  const [namesPeople, setNames] = useState(false);
  if (!choices.find(({ key }) => key === purpose)?.forGrounds)
    return (
      <Text size="sm" c="dimmed">
        {t('feed.unsuitable')}
      </Text>
    );
  return (
    <Stack gap="xs" align="flex-start">
      <Checkbox
        label={t('feed.namesPeople')}
        description={t('feed.namesHint')}
        checked={namesPeople}
        onChange={(event) => setNames(event.currentTarget.checked)}
      />
      <Button onClick={() => onMake(namesPeople)}>{t('feed.make', { purpose: labelOf(purpose) })}</Button>
    </Stack>
  );
}

function Address({ address }: { address: string }) {
  const { t } = useTranslation('tasks');
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput
        label={t('feed.address')}
        description={t('feed.once')}
        readOnly
        value={address}
        flex={1}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={copy}>
            {t(copied ? 'feed.copied' : 'feed.copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
