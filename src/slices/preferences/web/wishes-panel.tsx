import { ActionIcon, Button, Group, Menu, Paper, Text, Title } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../web/session.tsx';
import { formatDay } from '../../../web/ui/dates.tsx';
import { useOpensCategory } from '../../../web/ui/labels.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import type { Wish } from '../contract.ts';
import classes from './preferences.module.css';
import { RemoveDialog } from './remove-dialog.tsx';
import { useWishes } from './use-wishes.ts';
import { WishDialog } from './wish-dialog.tsx';
import { useWishText } from './wish-text.ts';

type Dialog = { action: 'add' } | { action: 'change' | 'remove'; wish: Wish };

/** When and how the person wants to be contacted. */
export function WishesPanel({ contactId }: { contactId: string }) {
  const { t } = useTranslation('preferences');
  const opens = useOpensCategory();
  const mayWrite = useMay('preference.write');
  const { data, error, refetch } = useWishes(contactId);
  const [dialog, setDialog] = useState<Dialog>();
  if (!opens('contact-points')) return null;
  const close = () => setDialog(undefined);
  return (
    <Paper component="section" aria-labelledby="wishes">
      <Title order={2} id="wishes" mb="xs">
        {t('wish.title')}
      </Title>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <LoadingState lines={2} /> : null}
      {data?.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('wish.none')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {data?.items.map((wish) => (
            <WishItem
              key={wish.wishId}
              wish={wish}
              onAction={mayWrite ? (action) => setDialog({ action, wish }) : undefined}
            />
          ))}
        </ul>
      )}
      {mayWrite && data ? (
        <Button
          mt="sm"
          variant="light"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setDialog({ action: 'add' })}
        >
          {t('wish.add')}
        </Button>
      ) : null}
      {dialog?.action === 'add' ? <WishDialog contactId={contactId} onClose={close} /> : null}
      {dialog?.action === 'change' ? (
        <WishDialog contactId={contactId} wish={dialog.wish} onClose={close} />
      ) : null}
      {dialog?.action === 'remove' ? (
        <RemoveDialog
          path={`/api/v1/contacts/${contactId}/wishes/${dialog.wish.wishId}`}
          title={t('wish.remove')}
          text={t('wish.removeText')}
          done={t('wish.removed')}
          onClose={close}
        />
      ) : null}
    </Paper>
  );
}

interface WishItemProps {
  wish: Wish;
  onAction: ((action: 'change' | 'remove') => void) | undefined;
}

function WishItem({ wish, onAction }: WishItemProps) {
  const { t, i18n } = useTranslation('preferences');
  const text = useWishText();
  const day = (value: string) => formatDay(value, i18n.language);
  const { startsOn, endsOn, details } = wish;
  const period =
    startsOn && endsOn
      ? t('wish.period', { from: day(startsOn), until: day(endsOn) })
      : startsOn
        ? t('wish.from', { date: day(startsOn) })
        : endsOn
          ? t('wish.until', { date: day(endsOn) })
          : '';
  return (
    <li className={classes.item}>
      <Group wrap="nowrap" align="flex-start" justify="space-between" gap="xs">
        <div className={classes.words}>
          {text.lines(wish).map((line) => (
            <Text size="sm" fw={500} key={line}>
              {line}
            </Text>
          ))}
          {details ? (
            <Text size="sm" className={classes.details}>
              {details}
            </Text>
          ) : null}
        </div>
        {onAction ? <ItemMenu label={t('wish.actions')} onAction={onAction} /> : null}
      </Group>
      <Text size="xs" c="dimmed">
        {t('wish.noted', { date: day(wish.notedOn), source: t(`source.${wish.source}`) })}
        {period ? `. ${period}` : ''}
      </Text>
    </li>
  );
}

interface ItemMenuProps {
  label: string;
  onAction: (action: 'change' | 'remove') => void;
}

export function ItemMenu({ label, onAction }: ItemMenuProps) {
  const { t } = useTranslation('preferences');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="sm" aria-label={label}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onAction('change')}>{t('action.change')}</Menu.Item>
        <Menu.Item color="red" onClick={() => onAction('remove')}>
          {t('action.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
