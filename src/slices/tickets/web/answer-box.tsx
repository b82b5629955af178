import {
  Button,
  Group,
  Kbd,
  NativeSelect,
  Paper,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
  Title,
} from '@mantine/core';
import { IconLock, IconMessage2 } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError } from '../../../web/api.ts';
import { useSend } from '../../../web/query.ts';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ErrorState } from '../../../web/ui/states.tsx';
import { WishesNote } from '../../interactions/web/wishes-note.tsx';
import {
  MESSAGE_CHANNEL_OF,
  MESSAGE_CHANNELS,
  type MESSAGE_KINDS,
  type MessageInput,
  RESOLUTIONS,
  type Ticket,
  ticket as ticketSchema,
} from '../contract.ts';
import classes from './tickets.module.css';

const KINDS = ['answer', 'incoming', 'note'] as const satisfies readonly (typeof MESSAGE_KINDS)[number][];
const AFTERWARDS = ['open', 'waiting', 'resolved'] as const;

/** An answer, what the customer says, or a note for colleagues, with what comes after it; Ctrl+Enter keeps it. */
export function AnswerBox({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets');
  const [kind, setKind] = useState<MessageInput['kind']>('answer');
  const [content, setContent] = useState('');
  const [channel, setChannel] = useState(MESSAGE_CHANNEL_OF[ticket.channel]);
  const [status, setStatus] = useState<(typeof AFTERWARDS)[number]>();
  const [resolution, setResolution] = useState<(typeof RESOLUTIONS)[number]>('solved');
  const titleId = useId();
  const { mutate, isPending, error, reset } = useSend(
    (body: MessageInput, purpose) =>
      api.post(`/api/v1/tickets/${ticket.ticketId}/messages`, { purpose, body, schema: ticketSchema }),
    {
      refreshes: ['/api/v1/tickets', '/api/v1/interactions', '/api/v1/home'],
      onDone: () => {
        notifyDone(t('answer.done'));
        setContent('');
        setStatus(undefined);
      },
    },
  );
  const send = () => {
    if (isPending || content.trim() === '') return;
    mutate({
      kind,
      content,
      ...(kind === 'note' ? {} : { channel }),
      ...(status ? { status, version: ticket.version } : {}),
      ...(status === 'resolved' ? { resolution } : {}),
    });
  };
  return (
    <Paper component="section" className={classes.box} data-kind={kind} aria-labelledby={titleId}>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Group gap={6} wrap="nowrap">
            {kind === 'note' ? <IconLock size={18} aria-hidden /> : <IconMessage2 size={18} aria-hidden />}
            <Title order={2} id={titleId}>
              {t('answer.title')}
            </Title>
          </Group>
          <SegmentedControl
            size="xs"
            aria-label={t('answer.kind')}
            value={kind}
            onChange={(value) => {
              reset();
              setKind(value as MessageInput['kind']);
            }}
            data={KINDS.map((value) => ({ value, label: t(`answer.kindOf.${value}`) }))}
          />
        </Group>
        {error instanceof ProblemError ? <ErrorState error={error} /> : null}
        {kind === 'answer' && ticket.people[0] ? (
          <WishesNote person={ticket.people[0]} channel={channel} isOutgoing at={new Date()} />
        ) : null}
        <Textarea
          label={t(`answer.textOf.${kind}`)}
          description={t(`answer.hintOf.${kind}`)}
          minRows={3}
          maxRows={16}
          maxLength={20_000}
          value={content}
          onChange={(event) => setContent(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              send();
            }
          }}
        />
        <Group gap="xs" align="flex-end">
          {kind === 'note' ? null : (
            <NativeSelect
              label={t('answer.channel')}
              data={MESSAGE_CHANNELS.map((value) => ({ value, label: t(`messageChannel.${value}`) }))}
              value={channel}
              onChange={(event) => setChannel(event.currentTarget.value as typeof channel)}
            />
          )}
          <NativeSelect
            label={t('answer.status')}
            data={[
              { value: '', label: t('answer.statusSame') },
              ...AFTERWARDS.map((value) => ({ value, label: t(`status.${value}`) })),
            ]}
            value={status ?? ''}
            onChange={(event) => setStatus(AFTERWARDS.find((known) => known === event.currentTarget.value))}
          />
          {status === 'resolved' ? (
            <NativeSelect
              label={t('answer.resolution')}
              data={RESOLUTIONS.map((value) => ({ value, label: t(`resolution.${value}`) }))}
              value={resolution}
              onChange={(event) => setResolution(event.currentTarget.value as typeof resolution)}
            />
          ) : null}
          <Button loading={isPending} disabled={content.trim() === ''} onClick={send}>
            {t('answer.submit')}
          </Button>
          <Text size="xs" c="dimmed" visibleFrom="sm">
            <Kbd size="xs">{t('answer.shortcut')}</Kbd>
          </Text>
        </Group>
      </Stack>
    </Paper>
  );
}
