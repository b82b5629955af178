import { Alert, Button, Group, NativeSelect, SegmentedControl, Stack } from '@mantine/core';
import { IconCalendar, IconInfoCircle, IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../web/session.tsx';
import { useColleagues } from '../../../web/ui/colleagues.ts';
import { useOpensCategory } from '../../../web/ui/labels.tsx';
import { ButtonLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { TASK_KINDS, type Task } from '../contract.ts';
import type { TasksSearch } from './search.ts';
import { TaskDialog } from './task-dialog.tsx';
import { TaskList } from './task-list.tsx';

const route = getRouteApi('/shell/tasks');

/** One's own tasks, and those of the team: what is late, what is next, what is done. */
export function TasksPage() {
  const { t } = useTranslation('tasks');
  const search = route.useSearch();
  const mayWrite = useMay('task.write');
  const opens = useOpensCategory();
  const [dialog, setDialog] = useState<{ task?: Task }>();
  const isTeam = search.view === 'team';
  return (
    <>
      <PageHeader
        title={t(isTeam ? 'page.title' : 'page.mine')}
        actions={
          <>
            <ButtonLink
              to="/calendar"
              search={search.view ? { view: search.view } : {}}
              variant="default"
              leftSection={<IconCalendar size={16} aria-hidden />}
            >
              {t('calendar.title')}
            </ButtonLink>
            {mayWrite ? (
              <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDialog({})}>
                {t('dialog.newTask')}
              </Button>
            ) : null}
          </>
        }
      />
      <Stack gap="md">
        <TaskFilters search={search} />
        {isTeam && !opens('communication') ? (
          <Alert color="petrol" icon={<IconInfoCircle size={18} aria-hidden />}>
            {t('page.onlyOwn')}
          </Alert>
        ) : null}
        <TaskList search={search} onOpen={(task) => setDialog({ task })} />
      </Stack>
      {dialog ? (
        <TaskDialog
          key={dialog.task?.taskId ?? 'new'}
          task={dialog.task}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
    </>
  );
}

function TaskFilters({ search }: { search: TasksSearch }) {
  const { t } = useTranslation('tasks');
  const navigate = route.useNavigate();
  const { people } = useColleagues();
  const set = (change: Partial<TasksSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  return (
    <Group gap="sm" align="flex-end">
      <SegmentedControl
        aria-label={t('page.views')}
        size="sm"
        value={search.view ?? 'mine'}
        onChange={(view) =>
          set({
            view: view === 'team' ? 'team' : undefined,
            ...(view === 'team' ? {} : { ownerId: undefined }),
          })
        }
        data={[
          { value: 'mine', label: t('page.mine') },
          { value: 'team', label: t('page.team') },
        ]}
      />
      <SegmentedControl
        aria-label={t('page.state')}
        size="sm"
        value={search.state ?? 'open'}
        onChange={(state) => set({ state: state === 'done' ? 'done' : undefined })}
        data={[
          { value: 'open', label: t('page.open') },
          { value: 'done', label: t('page.done') },
        ]}
      />
      {search.view === 'team' ? (
        <NativeSelect
          aria-label={t('page.owner')}
          value={search.ownerId ?? ''}
          onChange={({ currentTarget: { value } }) => set({ ownerId: value || undefined })}
          data={[{ value: '', label: `${t('page.owner')}: ${t('page.everybody')}` }, ...people]}
        />
      ) : null}
      <NativeSelect
        aria-label={t('page.kind')}
        value={search.kind ?? ''}
        onChange={({ currentTarget: { value } }) => set({ kind: TASK_KINDS.find((kind) => kind === value) })}
        data={[
          { value: '', label: t('page.everyKind') },
          ...TASK_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
        ]}
      />
    </Group>
  );
}
