import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CHANNELS, type Channel } from '../contract.ts';
import { ChannelIcon } from './channel-icon.tsx';

/** A button for each channel. */
export function QuickAdd({ onAdd }: { onAdd: (channel: Channel) => void }) {
  const { t } = useTranslation('interactions');
  return (
    <Group role="group" aria-label={t('timeline.record')} gap={2} wrap="nowrap">
      {CHANNELS.map((channel) => (
        <Tooltip key={channel} label={t(`add.${channel}`)}>
          <ActionIcon size="md" aria-label={t(`add.${channel}`)} onClick={() => onAdd(channel)}>
            <ChannelIcon channel={channel} size={17} />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  );
}
