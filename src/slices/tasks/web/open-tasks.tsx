import { Button, Paper, Text, TextInput, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../web/session.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import type { Task } from '../contract.ts';
import { TaskDialog } from './task-dialog.tsx';
import { TaskRow } from './task-row.tsx';
import classes from './tasks.module.css';
import { useTaskActions, useTasks } from './use-tasks.ts';

/** What tasks are shown for: exactly one of these. */
export type TasksOf =
  | { contactId: string }
  | { companyId: string }
  | { dealId: string }
  | { ticketId: string };

interface OpenTasksProps {
  of: TasksOf;
  /** What a task that is added here is about besides: the people and the company of the deal or ticket. */
  about?: { contactIds?: readonly string[]; companyId?: string | null | undefined };
}

const SHOWN = 10;

/** Open tasks of a contact, company, deal or ticket in the side column, with a line to add one. */
export function OpenTasks({ of, about }: OpenTasksProps) {
  const { t } = useTranslation('tasks');
  const mayWrite = useMay('task.write');
  const pages = useTasks({ ...of, limit: SHOWN });
  const [open, setOpen] = useState<Task>();
  const tasks = pages.data?.pages[0]?.items;
  return (
    <Paper component="section" aria-labelledby="open-tasks">
      <Title order={2} id="open-tasks" mb={4}>
        {t('section.title')}
      </Title>
      {pages.error ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {!tasks && !pages.error ? <LoadingState lines={2} /> : null}
      {tasks?.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('section.none')}
        </Text>
      ) : null}
      {tasks && tasks.length > 0 ? (
        <ul className={classes.list}>
          {tasks.map((task) => (
            <TaskRow
              key={task.taskId}
              task={task}
              isAbout={of as { contactId?: string; companyId?: string }}
              onOpen={setOpen}
            />
          ))}
        </ul>
      ) : null}
      {pages.hasNextPage && ('contactId' in of || 'companyId' in of) ? (
        <AnchorLink to="/tasks" search={{ view: 'team', ...of }} size="sm">
          {t('section.more')}
        </AnchorLink>
      ) : null}
      {mayWrite ? <QuickAdd of={of} about={about} /> : null}
      {open ? <TaskDialog task={open} onClose={() => setOpen(undefined)} /> : null}
    </Paper>
  );
}

function QuickAdd({ of, about = {} }: OpenTasksProps) {
  const { t } = useTranslation('tasks');
  const { create } = useTaskActions();
  const [title, setTitle] = useState('');
  const [day, setDay] = useState('');
  const [isBusy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    try {
      const { contactId, ...belongsTo } = of as { contactId?: string };
      await create({
        title,
        dueOn: day || null,
        contactIds: contactId ? [contactId] : (about.contactIds ?? []),
        ...(about.companyId ? { companyId: about.companyId } : {}),
        ...belongsTo,
      });
      setTitle('');
      setDay('');
      notifyDone(t('section.added'));
    } catch (error) {
      notifyProblem(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={classes.quick}
      aria-label={t('section.quick')}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim()) void add();
      }}
    >
      <TextInput
        aria-label={t('section.quick')}
        placeholder={t('section.quickHint')}
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        aria-label={t('section.quickDay')}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Button
        type="submit"
        variant="light"
        loading={isBusy}
        disabled={title.trim() === ''}
        leftSection={<IconPlus size={14} aria-hidden />}
      >
        {t('section.add')}
      </Button>
    </form>
  );
}

export const TasksOfContact = ({ contactId }: { contactId: string }) => <OpenTasks of={{ contactId }} />;
export const TasksOfCompany = ({ companyId }: { companyId: string }) => <OpenTasks of={{ companyId }} />;
