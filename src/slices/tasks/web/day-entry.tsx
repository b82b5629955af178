import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../web/session.tsx';
import { APPOINTMENT_KINDS, type Task } from '../contract.ts';
import classes from './calendar.module.css';
import { clockOf } from './due-text.ts';

interface DayEntryProps {
  task: Task;
  onOpen: (task: Task) => void;
  isWrapped?: boolean;
}

/** A task in a day of the calendar: time and title. */
export function DayEntry({ task, onOpen, isWrapped = false }: DayEntryProps) {
  const { i18n } = useTranslation('tasks');
  const { userId } = useMe();
  const time = task.dueAt && !task.dueOn ? clockOf(task.dueAt, i18n.language) : '';
  const owner = task.ownerId === userId ? '' : ` (${task.ownerName})`;
  return (
    <UnstyledButton
      className={classes.entry}
      data-done={task.doneAt !== null || undefined}
      data-busy={APPOINTMENT_KINDS.includes(task.kind) || undefined}
      data-wrapped={isWrapped || undefined}
      onClick={() => onOpen(task)}
    >
      {time ? <span className={classes.time}>{time} </span> : null}
      {task.title}
      {owner}
    </UnstyledButton>
  );
}
