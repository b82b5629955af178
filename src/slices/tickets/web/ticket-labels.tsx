import { Badge, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconChevronsUp, IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../../web/ui/dates.tsx';
import type { Ticket, TicketStatus } from '../contract.ts';

const STATUS_COLOR: Record<TicketStatus, string> = {
  new: 'petrol',
  open: 'petrol',
  waiting: 'amber',
  resolved: 'green',
  closed: 'gray',
};

export function StatusBadge({ status }: { status: TicketStatus }) {
  const { t } = useTranslation('tickets');
  return (
    <Badge color={STATUS_COLOR[status]} variant={status === 'new' ? 'outline' : 'light'}>
      {t(`status.${status}`)}
    </Badge>
  );
}

/** Quiet unless it is more than usual. */
export function PriorityText({ priority }: { priority: Ticket['priority'] }) {
  const { t } = useTranslation('tickets');
  const Icon = priority === 'urgent' ? IconChevronsUp : priority === 'high' ? IconChevronUp : undefined;
  const isQuiet = Icon === undefined;
  return (
    <Group gap={2} wrap="nowrap" component="span">
      {Icon ? <Icon size={15} aria-hidden /> : null}
      <Text span size="sm" {...(isQuiet ? { c: 'dimmed' } : { fw: 600 })}>
        {t(`priority.${priority}`)}
      </Text>
    </Group>
  );
}

/** The deadline; when it has passed, said in words and not by colour alone. */
export function DueText({
  ticket: { dueAt, isOverdue, status },
  isShort = false,
}: {
  ticket: Pick<Ticket, 'dueAt' | 'isOverdue' | 'status'>;
  /** In a column that is called so already. */
  isShort?: boolean;
}) {
  const { t, i18n } = useTranslation('tickets');
  const time = formatTime(dueAt, i18n.language);
  if (isOverdue)
    return (
      <Text component="time" dateTime={dueAt} size="sm" c="var(--mantine-color-error)" fw={500}>
        <IconAlertTriangle size={14} aria-hidden style={{ verticalAlign: '-2px' }} />{' '}
        {isShort ? time : t('due.overdue', { time })}
        {isShort ? <VisuallyHidden> ({t('quick.overdue')})</VisuallyHidden> : null}
      </Text>
    );
  const isDone = status === 'resolved' || status === 'closed';
  return (
    <Text component="time" dateTime={dueAt} size="sm" {...(isDone ? { c: 'dimmed' } : {})}>
      {isShort ? time : t(isDone ? 'due.was' : 'due.due', { time })}
    </Text>
  );
}
