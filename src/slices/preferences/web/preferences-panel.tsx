import { Badge, Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { useMay } from '../../../web/session.tsx';
import { formatDay } from '../../../web/ui/dates.tsx';
import { useOpensCategory, usePurposeLabel } from '../../../web/ui/labels.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Preference, preferenceList } from '../contract.ts';
import { PreferenceDialog } from './preference-dialog.tsx';
import classes from './preferences.module.css';
import { RemoveDialog } from './remove-dialog.tsx';
import { ItemMenu } from './wishes-panel.tsx';

type Dialog = { action: 'add' } | { action: 'change' | 'remove'; preference: Preference };

/** What the person likes and has in use. */
export function PreferencesPanel({ contactId }: { contactId: string }) {
  const { t } = useTranslation('preferences');
  const isOpen = useOpensCategory()('preferences');
  const mayWrite = useMay('preference.write');
  const { data, error, refetch } = useApi(`/api/v1/contacts/${contactId}/preferences`, {
    schema: preferenceList,
    enabled: isOpen,
  });
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  return (
    <Paper component="section" aria-labelledby="preferences">
      <Title order={2} id="preferences" mb="xs">
        {t('list.title')}
      </Title>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {isOpen && !data && !error ? <LoadingState lines={2} /> : null}
      {!isOpen || data?.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t(isOpen ? 'list.none' : 'list.closed')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {data?.items.map((preference) => (
            <PreferenceItem
              key={preference.preferenceId}
              preference={preference}
              onAction={mayWrite ? (action) => setDialog({ action, preference }) : undefined}
            />
          ))}
        </ul>
      )}
      {mayWrite && isOpen && data ? (
        <Button
          mt="sm"
          variant="light"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setDialog({ action: 'add' })}
        >
          {t('list.add')}
        </Button>
      ) : null}
      {dialog?.action === 'add' ? <PreferenceDialog contactId={contactId} onClose={close} /> : null}
      {dialog?.action === 'change' ? (
        <PreferenceDialog contactId={contactId} preference={dialog.preference} onClose={close} />
      ) : null}
      {dialog?.action === 'remove' ? (
        <RemoveDialog
          path={`/api/v1/contacts/${contactId}/preferences/${dialog.preference.preferenceId}`}
          title={t('list.remove')}
          text={t('list.removeText', { topic: dialog.preference.topic })}
          done={t('list.removed')}
          onClose={close}
        />
      ) : null}
    </Paper>
  );
}

interface PreferenceItemProps {
  preference: Preference;
  onAction: ((action: 'change' | 'remove') => void) | undefined;
}

function PreferenceItem({ preference, onAction }: PreferenceItemProps) {
  const { t, i18n } = useTranslation('preferences');
  const labelOf = usePurposeLabel();
  const { topic, value, productVersion, kind, source } = preference;
  const more = [productVersion ? t('list.version', { version: productVersion }) : '', value].filter(Boolean);
  return (
    <li className={classes.item}>
      <Group wrap="nowrap" align="flex-start" justify="space-between" gap="xs">
        <div className={classes.words}>
          <Badge color="gray" variant="default" size="sm">
            {t(`kind.${kind}`)}
          </Badge>
          <Text size="sm">
            <Text span fw={500} size="sm">
              {topic}
            </Text>
            {more.length > 0 ? `, ${more.join(', ')}` : ''}
          </Text>
        </div>
        {onAction ? <ItemMenu label={t('list.actions', { topic })} onAction={onAction} /> : null}
      </Group>
      <Text size="xs" c="dimmed">
        {t('list.ground', {
          source: t(`source.${source}`),
          date: formatDay(preference.notedOn, i18n.language),
          purpose: labelOf(preference.purpose),
          until: formatDay(preference.endsAt, i18n.language),
        })}
      </Text>
    </li>
  );
}
