import { Checkbox, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { useMe, usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { type ListKey, SHARINGS, type Sharing, type View, view as viewSchema } from '../contract.ts';
import { type ListSearch, leavesOut, storableFilters } from './search-of-view.ts';

interface ViewDialogProps {
  list: ListKey;
  search: ListSearch;
  columns: string[] | null;
  /** The view that is edited; without one what is seen now is saved as a new one. */
  view: View | undefined;
  onClose: () => void;
  onSaved: (view: View) => void;
}

export function ViewDialog({ list, search, columns, view, onClose, onSaved }: ViewDialogProps) {
  const { t } = useTranslation('views');
  const { purpose } = usePurpose();
  const { teamId } = useMe();
  const refresh = useRefresh();
  const path = `/api/v1/lists/${list}`;
  const state = useProblemForm({
    initialValues: {
      name: view?.name ?? '',
      sharing: (view?.sharing ?? 'private') as Sharing,
      isDefault: false,
    },
    send: ({ name, sharing, isDefault }) =>
      view
        ? api.patch(`/api/v1/views/${view.viewId}`, {
            purpose,
            schema: viewSchema,
            body: { version: view.version, name, sharing },
          })
        : api.post(`${path}/views`, {
            purpose,
            schema: viewSchema,
            body: {
              name,
              sharing,
              isDefault,
              filters: storableFilters(search),
              sort: typeof search.sort === 'string' ? search.sort : '',
              columns,
            },
          }),
    onDone: async (saved) => {
      notifyDone(t('dialog.saved', { name: saved.name }));
      await refresh(path);
      onSaved(saved);
    },
  });
  const { form } = state;
  return (
    <FormDialog isOpen onClose={onClose} title={t(view ? 'dialog.editTitle' : 'dialog.saveTitle')}>
      <ProblemForm state={state} onCancel={onClose}>
        <Stack gap="sm">
          <TextInput
            label={t('dialog.name')}
            required
            maxLength={80}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <NativeSelect
            label={t('dialog.sharing')}
            data={SHARINGS.filter((sharing) => sharing !== 'team' || teamId !== null).map((value) => ({
              value,
              label: t(`sharing.${value}`),
            }))}
            {...form.getInputProps('sharing')}
          />
          {view ? null : (
            <>
              <Checkbox
                label={t('dialog.isDefault')}
                {...form.getInputProps('isDefault', { type: 'checkbox' })}
              />
              <Text size="sm" c="dimmed">
                {t('dialog.explain')}
              </Text>
              {leavesOut(search) ? (
                <Text size="sm" fw={500}>
                  {t('dialog.leftOut')}
                </Text>
              ) : null}
            </>
          )}
        </Stack>
      </ProblemForm>
    </FormDialog>
  );
}
