import { api, type Query } from '../../../web/api.ts';
import { useApiPages, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { type Task, taskPage, task as taskSchema } from '../contract.ts';

export const useTasks = (query: Query) => useApiPages('/api/v1/tasks', { schema: taskPage, query });

/** Everything that shows tasks reads again. */
export function useTasksChanged(): () => Promise<void> {
  const refresh = useRefresh();
  return () => refresh('/api/v1/tasks', '/api/v1/reminders');
}

/** What is done with tasks; each refreshes what shows them. */
export function useTaskActions() {
  const { purpose } = usePurpose();
  const changed = useTasksChanged();
  return {
    async setDone({ taskId }: Task, isDone: boolean): Promise<void> {
      await api.tell(isDone ? 'POST' : 'DELETE', `/api/v1/tasks/${taskId}/completion`, { purpose });
      await changed();
    },
    async remove({ taskId }: Task): Promise<void> {
      await api.tell('DELETE', `/api/v1/tasks/${taskId}`, { purpose });
      await changed();
    },
    /** Null: seen. */
    async remind({ taskId }: Task, remindAt: Date | null): Promise<void> {
      const body = { remindAt: remindAt?.toISOString() ?? null };
      await api.tell('PUT', `/api/v1/tasks/${taskId}/reminder`, { purpose, body });
      await changed();
    },
    async create(body: object): Promise<Task> {
      const made = await api.post('/api/v1/tasks', { purpose, body, schema: taskSchema });
      await changed();
      return made;
    },
    async change(task: Task, body: object): Promise<Task> {
      const changedTask = await api.patch(`/api/v1/tasks/${task.taskId}`, {
        purpose,
        body: { version: task.version, ...body },
        schema: taskSchema,
      });
      await changed();
      return changedTask;
    },
  };
}
