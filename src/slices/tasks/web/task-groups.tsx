import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Task } from '../contract.ts';
import { GROUPS, groupOf } from './days.ts';
import { TaskRow } from './task-row.tsx';
import classes from './tasks.module.css';

interface TaskGroupsProps {
  tasks: readonly Task[];
  onOpen: (task: Task) => void;
}

/** Open tasks under headings: what is late, what is for today, for this week, for later. */
export function TaskGroups({ tasks, onOpen }: TaskGroupsProps) {
  const { t } = useTranslation('tasks');
  const now = new Date();
  const groups = Map.groupBy(tasks, (task) => groupOf(task, now));
  return (
    <div className={classes.groups}>
      {GROUPS.filter((group) => groups.has(group)).map((group) => (
        <Paper component="section" aria-labelledby={`tasks-${group}`} key={group} py="sm">
          <Title order={2} id={`tasks-${group}`}>
            {t(`group.${group}`)} <span className={classes.count}>{groups.get(group)!.length}</span>
          </Title>
          <ul className={classes.list}>
            {groups.get(group)!.map((task) => (
              <TaskRow key={task.taskId} task={task} onOpen={onOpen} />
            ))}
          </ul>
        </Paper>
      ))}
    </div>
  );
}
