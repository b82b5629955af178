import { Button, Paper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import type { Task } from '../contract.ts';
import type { TasksSearch } from './search.ts';
import { TaskGroups } from './task-groups.tsx';
import { TaskRow } from './task-row.tsx';
import classes from './tasks.module.css';
import { useTasks } from './use-tasks.ts';

interface TaskListProps {
  search: TasksSearch;
  onOpen: (task: Task) => void;
}

export function TaskList({ search: { view, state = 'open', ...filters }, onOpen }: TaskListProps) {
  const { t } = useTranslation(['tasks', 'common']);
  const pages = useTasks({ ...filters, state, limit: 100, ...(view === 'team' ? {} : { mine: true }) });
  const tasks = pages.data?.pages.flatMap(({ items }) => items);
  if (pages.error) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!tasks) return <LoadingState />;
  if (tasks.length === 0)
    return (
      <EmptyState title={t('page.emptyTitle')}>
        {t(state === 'done' ? 'page.emptyDone' : view === 'team' ? 'page.emptyTeam' : 'page.emptyMine')}{' '}
        {t('page.emptyOther')}
      </EmptyState>
    );
  return (
    <>
      {state === 'done' ? (
        <Paper py="sm">
          <ul className={classes.list}>
            {tasks.map((task) => (
              <TaskRow key={task.taskId} task={task} onOpen={onOpen} />
            ))}
          </ul>
        </Paper>
      ) : (
        <TaskGroups tasks={tasks} onOpen={onOpen} />
      )}
      {pages.hasNextPage ? (
        <div>
          <Button
            variant="default"
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {t('common:action.loadMore')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
