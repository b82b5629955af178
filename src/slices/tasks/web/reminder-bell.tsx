import {
  ActionIcon,
  Button,
  Group,
  Indicator,
  Menu,
  Popover,
  Text,
  Title,
  VisuallyHidden,
} from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { notifyProblem } from '../../../web/ui/notify.ts';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { reminderCount, reminderList, type Task } from '../contract.ts';
import { TaskDialog } from './task-dialog.tsx';
import { TaskRow } from './task-row.tsx';
import classes from './tasks.module.css';
import { useTaskActions } from './use-tasks.ts';

const MINUTE = 60_000;

/** Asks again when the next one is due, but not more often than twice a minute, and every five minutes at least. */
const untilNext = (nextAt: string | null | undefined): number =>
  nextAt
    ? Math.min(Math.max(new Date(nextAt).getTime() - Date.now() + 500, MINUTE / 2), 5 * MINUTE)
    : 5 * MINUTE;

/** In the header: how many reminders are due, and what to do about them. */
export function ReminderBell() {
  const { t } = useTranslation('tasks');
  const { purpose } = usePurpose();
  const mayRead = useMay('task.read');
  const [isOpen, setOpen] = useState(false);
  const { data } = useApi('/api/v1/reminders/count', {
    schema: reminderCount,
    enabled: mayRead && purpose !== '',
    everyMs: (answer) => untilNext(answer?.nextAt),
  });
  if (!mayRead || purpose === '') return null;
  const elsewhere = data?.elsewhere ?? [];
  const count = (data?.due ?? 0) + elsewhere.reduce((sum, { due }) => sum + due, 0);
  return (
    <>
      <VisuallyHidden role="status">{count > 0 ? t('reminder.open', { count }) : ''}</VisuallyHidden>
      <Popover
        opened={isOpen}
        onChange={setOpen}
        position="bottom-end"
        width="min(26rem, calc(100vw - 1.5rem))"
        withinPortal={false}
        trapFocus
        returnFocus
        shadow="md"
      >
        <Indicator label={count > 99 ? '99+' : count} disabled={count === 0} color="red" size={17} offset={6}>
          <Popover.Target>
            <ActionIcon aria-label={t('reminder.open', { count })} onClick={() => setOpen(!isOpen)}>
              <IconBell size={18} stroke={1.6} aria-hidden />
            </ActionIcon>
          </Popover.Target>
        </Indicator>
        <Popover.Dropdown className={classes.reminders} aria-label={t('reminder.title')}>
          {isOpen ? <Reminders elsewhere={elsewhere} /> : null}
        </Popover.Dropdown>
      </Popover>
    </>
  );
}

/** Read when it is opened, since that is when somebody looks at people. */
function Reminders({ elsewhere }: { elsewhere: readonly { purpose: string; due: number }[] }) {
  const { t } = useTranslation('tasks');
  const { choosePurpose } = usePurpose();
  const labelOf = usePurposeLabel();
  const { data, error, refetch } = useApi('/api/v1/reminders', { schema: reminderList });
  const [open, setOpen] = useState<Task>();
  return (
    <>
      <Title order={2} mb={4}>
        {t('reminder.title')}
      </Title>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <LoadingState lines={2} /> : null}
      {data?.items.length === 0 ? <Text size="sm">{t('reminder.none')}</Text> : null}
      <ul className={classes.list}>
        {data?.items.map((task) => (
          <li key={task.taskId} className={classes.reminder}>
            <ul className={classes.list}>
              <TaskRow task={task} onOpen={setOpen} />
            </ul>
            <ReminderActions task={task} />
          </li>
        ))}
      </ul>
      {elsewhere.map(({ purpose, due }) => (
        <Button key={purpose} variant="subtle" size="xs" onClick={() => choosePurpose(purpose)}>
          {t('reminder.elsewhere', { purpose: labelOf(purpose), count: due })}
        </Button>
      ))}
      {open ? <TaskDialog task={open} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

/** Nine in the morning, so many days from now. */
function nineIn(days: number): Date {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 9);
}

function ReminderActions({ task }: { task: Task }) {
  const { t } = useTranslation('tasks');
  const { remind } = useTaskActions();
  const { title } = task;
  const set = (remindAt: Date | null) => void remind(task, remindAt).catch(notifyProblem);
  return (
    <Group gap={4} ms={28} mb={4}>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="compact-xs" variant="default" aria-label={t('reminder.snoozeFor', { title })}>
            {t('reminder.snooze')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => set(new Date(Date.now() + 60 * MINUTE))}>{t('reminder.hour')}</Menu.Item>
          <Menu.Item onClick={() => set(nineIn(1))}>{t('reminder.tomorrow')}</Menu.Item>
          <Menu.Item onClick={() => set(nineIn(7))}>{t('reminder.week')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={t('reminder.seenFor', { title })}
        onClick={() => set(null)}
      >
        {t('reminder.seen')}
      </Button>
    </Group>
  );
}
