import { Checkbox, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { addDays, dayOf } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { HOLD_REASONS, HOLDABLE, holdList } from '../contract.ts';

/** Sets a legal hold: why, what it keeps, and when somebody looks at it again. */
export function HoldDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const { t } = useTranslation('retention');
  return (
    <FormDialog isOpen onClose={onClose} title={t('hold.add')}>
      <HoldForm contactId={contactId} onClose={onClose} />
    </FormDialog>
  );
}

function HoldForm({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const { t } = useTranslation('retention');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const path = `/api/v1/contacts/${contactId}/holds`;
  const state = useProblemForm({
    initialValues: {
      reason: HOLD_REASONS[0] as string,
      note: '',
      categories: ['communication'] as string[],
      reviewOn: dayOf(addDays(90)),
    },
    send: (body) => api.post(path, { purpose, body, schema: holdList }),
    onDone: async () => {
      notifyDone(t('hold.added'));
      onClose();
      await refresh(path, '/api/v1/retention', `/api/v1/contacts/${contactId}/erasure`);
    },
  });
  const { form } = state;
  return (
    <ProblemForm state={state} onCancel={onClose}>
      <Text size="sm">{t('hold.text')}</Text>
      <NativeSelect
        label={t('holds.reason')}
        data-autofocus
        data={HOLD_REASONS.map((value) => ({ value, label: t(`holds.${value}`) }))}
        {...form.getInputProps('reason')}
      />
      <Textarea
        label={t('holds.note')}
        description={t('hold.noteHint')}
        required
        {...form.getInputProps('note')}
      />
      <Checkbox.Group label={t('holds.what')} required {...form.getInputProps('categories')}>
        <Stack gap={6} mt={4}>
          {HOLDABLE.filter((category) => category !== 'identity').map((category) => (
            <Checkbox
              key={category}
              value={category}
              label={t(`category.${category}` as 'category.identity')}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <TextInput type="date" label={t('holds.review')} required {...form.getInputProps('reviewOn')} />
    </ProblemForm>
  );
}
