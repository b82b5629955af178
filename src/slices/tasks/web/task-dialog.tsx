import { Button, Text } from '@mantine/core';
import { IconCheck, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { APPOINTMENT_KINDS, type Task } from '../contract.ts';
import { TaskFields } from './task-fields.tsx';
import { emptyTask, type TaskFormValues, taskValues, toTaskInput } from './task-values.ts';
import { useTaskActions } from './use-tasks.ts';

interface TaskDialogProps {
  /** The one to change; without it a new one is made. */
  task?: Task | undefined;
  /** What a new one starts with. */
  start?: Partial<TaskFormValues>;
  /** What a new one belongs to besides. */
  belongsTo?: { dealId?: string; ticketId?: string };
  onClose: () => void;
}

export function TaskDialog(props: TaskDialogProps) {
  const { t } = useTranslation('tasks');
  const isAppointment = APPOINTMENT_KINDS.includes(props.start?.kind ?? 'task');
  const title = props.task
    ? t('dialog.change')
    : t(isAppointment ? 'dialog.newAppointment' : 'dialog.newTask');
  return (
    <FormDialog isOpen onClose={props.onClose} title={title} isWide>
      <TaskForm {...props} />
    </FormDialog>
  );
}

function TaskForm({ task, start, belongsTo, onClose }: TaskDialogProps) {
  const { t } = useTranslation('tasks');
  const { userId } = useMe();
  const { create, change } = useTaskActions();
  const state = useProblemForm({
    initialValues: task ? taskValues(task) : emptyTask({ ownerId: userId, ...start }),
    send: (values) =>
      task ? change(task, toTaskInput(values)) : create({ ...toTaskInput(values), ...belongsTo }),
    onDone: () => {
      notifyDone(t('dialog.saved'));
      onClose();
    },
  });
  return (
    <ProblemForm
      state={state}
      onCancel={onClose}
      extra={task ? <OtherActions task={task} onClose={onClose} /> : null}
    >
      <TaskFields form={state.form} />
    </ProblemForm>
  );
}

function OtherActions({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useTranslation('tasks');
  const { setDone, remove } = useTaskActions();
  const [isRemoving, setRemoving] = useState(false);
  const { title, doneAt } = task;
  const toggle = async () => {
    try {
      await setDone(task, !doneAt);
      notifyDone(t(doneAt ? 'task.isOpen' : 'task.isDone', { title }));
      onClose();
    } catch (error) {
      notifyProblem(error);
    }
  };
  return (
    <>
      <Button variant="light" leftSection={<IconCheck size={16} aria-hidden />} onClick={() => void toggle()}>
        {t(doneAt ? 'dialog.reopen' : 'dialog.complete')}
      </Button>
      <Button
        variant="subtle"
        color="red"
        ms="auto"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setRemoving(true)}
      >
        {t('dialog.remove')}
      </Button>
      <ConfirmDialog
        isOpen={isRemoving}
        onClose={() => setRemoving(false)}
        title={t('dialog.removeTitle')}
        confirmLabel={t('dialog.remove')}
        danger
        onConfirm={async () => {
          await remove(task);
          notifyDone(t('dialog.removed'));
          onClose();
        }}
      >
        <Text size="sm">{t('dialog.removeText', { title })}</Text>
      </ConfirmDialog>
    </>
  );
}
