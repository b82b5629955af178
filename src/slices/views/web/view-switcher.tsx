import { Button, Menu, Text } from '@mantine/core';
import { IconCheck, IconChevronDown, IconStar, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh, useSend } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import { type ListKey, listPreference, type View, view as viewSchema } from '../contract.ts';
import { differs, isBare, type ListSearch, NO_VIEW, searchOf, storableFilters } from './search-of-view.ts';
import { ViewDialog } from './view-dialog.tsx';

interface ViewSwitcherProps {
  list: ListKey;
  search: ListSearch;
  views: readonly View[];
  current: View | undefined;
  defaultViewId: string | null;
  columns: string[] | null;
  apply: (search: ListSearch) => void;
}

/** At the head of a list: goes from view to view, and keeps what is seen now as one. */
export function ViewSwitcher(props: ViewSwitcherProps) {
  const { t } = useTranslation('views');
  const { list, search, views, current, defaultViewId, apply } = props;
  const path = `/api/v1/lists/${list}`;
  const [dialog, setDialog] = useState<'save' | 'edit' | 'remove'>();
  const isChanged = current !== undefined && differs(search, current);
  const prefer = useSend(
    (viewId: string | null, purpose) =>
      api
        .put(`${path}/preference`, { purpose, schema: listPreference, body: { defaultViewId: viewId } })
        .catch(notifyProblem),
    { refreshes: [path] },
  );
  const update = useSend(
    (view: View, purpose) =>
      api
        .patch(`/api/v1/views/${view.viewId}`, {
          purpose,
          schema: viewSchema,
          body: {
            version: view.version,
            filters: storableFilters(search),
            sort: typeof search.sort === 'string' ? search.sort : '',
          },
        })
        .then(({ name }) => notifyDone(t('dialog.saved', { name })), notifyProblem),
    { refreshes: [path] },
  );
  const group = (isMine: boolean) => views.filter((view) => view.isMine === isMine);
  const item = (view: View) => (
    <Menu.Item
      key={view.viewId}
      leftSection={mark(view.viewId === current?.viewId)}
      rightSection={view.viewId === defaultViewId ? <IconStar size={14} aria-hidden /> : null}
      onClick={() => apply(searchOf(view))}
    >
      {view.isMine ? view.name : t('switcher.sharedBy', { name: view.name, by: view.madeBy ?? '–' })}
    </Menu.Item>
  );
  return (
    <>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button
            variant="default"
            maw="100%"
            leftSection={<IconTable size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {t('switcher.label', { name: current?.name ?? t('switcher.none') })}
            {isChanged ? (
              <Text span size="xs" c="dimmed" ml={6}>
                {t('switcher.changed')}
              </Text>
            ) : null}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={mark(!current)} onClick={() => apply({ view: NO_VIEW })}>
            {t('switcher.none')}
          </Menu.Item>
          {group(true).length > 0 ? <Menu.Label>{t('switcher.mine')}</Menu.Label> : null}
          {group(true).map(item)}
          {group(false).length > 0 ? <Menu.Label>{t('switcher.shared')}</Menu.Label> : null}
          {group(false).map(item)}
          <Menu.Label>{t('switcher.actions')}</Menu.Label>
          {current?.isMine && isChanged ? (
            <Menu.Item onClick={() => update.mutate(current)}>{t('switcher.update')}</Menu.Item>
          ) : null}
          <Menu.Item onClick={() => setDialog('save')}>{t('switcher.save')}</Menu.Item>
          {current?.isMine ? (
            <Menu.Item onClick={() => setDialog('edit')}>{t('switcher.edit')}</Menu.Item>
          ) : null}
          {current && current.viewId !== defaultViewId ? (
            <Menu.Item onClick={() => prefer.mutate(current.viewId)}>{t('switcher.makeDefault')}</Menu.Item>
          ) : null}
          {defaultViewId ? (
            <Menu.Item onClick={() => prefer.mutate(null)}>{t('switcher.noDefault')}</Menu.Item>
          ) : null}
          {current?.isMine ? (
            <Menu.Item onClick={() => setDialog('remove')}>{t('switcher.remove')}</Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {dialog === 'save' || dialog === 'edit' ? (
        <ViewDialog
          list={list}
          search={search}
          columns={props.columns}
          view={dialog === 'edit' ? current : undefined}
          onClose={() => setDialog(undefined)}
          onSaved={(view) => {
            setDialog(undefined);
            if (!isBare(search) || dialog === 'save') apply({ ...search, view: view.viewId });
          }}
        />
      ) : null}
      {dialog === 'remove' && current ? (
        <RemoveDialog
          view={current}
          path={path}
          onClose={() => setDialog(undefined)}
          onDone={() => apply({ ...search, view: undefined })}
        />
      ) : null}
    </>
  );
}

const mark = (isCurrent: boolean) =>
  isCurrent ? <IconCheck size={14} aria-hidden /> : <span style={{ width: 14 }} />;

interface RemoveDialogProps {
  view: View;
  path: string;
  onClose: () => void;
  onDone: () => void;
}

function RemoveDialog({ view, path, onClose, onDone }: RemoveDialogProps) {
  const { t } = useTranslation('views');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t('dialog.removeTitle')}
      confirmLabel={t('dialog.remove')}
      danger
      onConfirm={async () => {
        await api.tell('DELETE', `/api/v1/views/${view.viewId}`, { purpose });
        notifyDone(t('dialog.removed'));
        onDone();
        await refresh(path);
      }}
    >
      {t('dialog.removeText', { name: view.name })}
    </ConfirmDialog>
  );
}
