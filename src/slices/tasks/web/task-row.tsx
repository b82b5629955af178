import { Badge, Checkbox, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../../../web/session.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import type { Task } from '../contract.ts';
import { isOverdue } from './days.ts';
import { useDueText } from './due-text.ts';
import { TaskIcon } from './task-icon.tsx';
import classes from './tasks.module.css';
import { useTaskActions } from './use-tasks.ts';

interface TaskRowProps {
  task: Task;
  onOpen: (task: Task) => void;
  /** On the page of what it is about: not said again. */
  isAbout?: { contactId?: string; companyId?: string };
}

/** A task on a line or two: done, title, when, with whom. */
export function TaskRow({ task, onOpen, isAbout = {} }: TaskRowProps) {
  const { t } = useTranslation('tasks');
  const mayWrite = useMay('task.write');
  const { setDone } = useTaskActions();
  const [isBusy, setBusy] = useState(false);
  const { title, doneAt } = task;
  const toggle = async () => {
    setBusy(true);
    try {
      await setDone(task, !doneAt);
      notifyDone(t(doneAt ? 'task.isOpen' : 'task.isDone', { title }));
    } catch (error) {
      notifyProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className={classes.row} data-done={doneAt !== null || undefined}>
      <Checkbox
        checked={doneAt !== null}
        disabled={isBusy || !mayWrite}
        onChange={() => void toggle()}
        aria-label={t(doneAt ? 'task.reopen' : 'task.done', { title })}
        mt={2}
      />
      <div className={classes.what}>
        <UnstyledButton className={classes.title} onClick={() => onOpen(task)}>
          {title}
        </UnstyledButton>
        <TaskFacts task={task} isAbout={isAbout} />
      </div>
    </li>
  );
}

function TaskFacts({ task, isAbout }: { task: Task; isAbout: NonNullable<TaskRowProps['isAbout']> }) {
  const { t } = useTranslation('tasks');
  const { userId } = useMe();
  const dueText = useDueText();
  const due = dueText(task);
  const people = task.people.filter(({ contactId }) => contactId !== isAbout.contactId);
  const company = task.company?.companyId === isAbout.companyId ? null : task.company;
  return (
    <Text component="div" size="xs" c="dimmed" className={classes.facts}>
      <span className={classes.fact}>
        <TaskIcon kind={task.kind} />
        <VisuallyHidden>{t(`kind.${task.kind}`)}</VisuallyHidden>
        {due ? <span data-overdue={isOverdue(task, new Date()) || undefined}>{due}</span> : null}
      </span>
      {task.priority === 'high' ? (
        <Badge color="red" size="sm">
          {t('task.highPriority')}
        </Badge>
      ) : null}
      {task.priority === 'low' ? <span>{t('task.lowPriority')}</span> : null}
      {people.length > 0 ? (
        <span>
          {people.map(({ contactId, displayName }, index) => (
            <Fragment key={contactId}>
              {index > 0 ? ', ' : null}
              <AnchorLink to="/contacts/$contactId" params={{ contactId }} size="xs">
                {displayName}
              </AnchorLink>
            </Fragment>
          ))}
        </span>
      ) : null}
      {company ? (
        <AnchorLink to="/companies/$companyId" params={{ companyId: company.companyId }} size="xs">
          {company.name}
        </AnchorLink>
      ) : null}
      {task.deal ? <span>{task.deal.title}</span> : null}
      {task.ticket ? <span>{`#${task.ticket.number} ${task.ticket.subject}`}</span> : null}
      {task.place ? <span>{task.place}</span> : null}
      {task.ownerId === userId ? null : <span>{task.ownerName}</span>}
    </Text>
  );
}
