import { NativeSelect, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { usePurpose } from '../../../web/session.tsx';
import { useColleagues } from '../../../web/ui/colleagues.ts';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { useOpensCategory } from '../../../web/ui/labels.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { type BulkChange, type BulkField, type BulkList, bulkChange, FIELDS_OF } from '../contract.ts';

interface BulkDialogProps {
  list: BulkList;
  count: number;
  chosen: { ids: readonly string[] } | { filter: Record<string, string | number | boolean> };
  onClose: () => void;
  onDone: (change: BulkChange) => void;
}

interface Values {
  change: { field: BulkField; value: string };
  tags: string[];
}

export function BulkDialog({ list, count, chosen, onClose, onDone }: BulkDialogProps) {
  const { t } = useTranslation('bulk');
  const { purpose } = usePurpose();
  const { people, teams } = useColleagues();
  const opens = useOpensCategory();
  const fields = FIELDS_OF[list].filter((field) => !field.endsWith('-tags') || opens('preferences'));
  const state = useProblemForm<Values, BulkChange>({
    initialValues: { change: { field: fields[0]!, value: '' }, tags: [] },
    send: ({ change: { field, value }, tags }) =>
      api.post('/api/v1/bulk-changes', {
        purpose,
        schema: bulkChange,
        body: {
          list,
          ...chosen,
          change: { field, value: field.endsWith('-tags') ? tags : value || null },
        },
      }),
    onDone,
  });
  const { form } = state;
  const { field } = form.values.change;
  const choices = {
    owner: [{ value: '', label: t('dialog.nobody') }, ...people],
    team: [{ value: '', label: t('dialog.noTeam') }, ...teams],
  };
  return (
    <FormDialog isOpen onClose={onClose} title={t('dialog.title', { count })}>
      <ProblemForm state={state} submitLabel={t('dialog.submit')} onCancel={onClose}>
        <Stack gap="sm">
          <NativeSelect
            label={t('dialog.what')}
            data={fields.map((value) => ({ value, label: t(`field.${value}`) }))}
            data-autofocus
            {...form.getInputProps('change.field')}
            onChange={(event) => {
              form.clearErrors();
              form.setFieldValue('change', { field: event.currentTarget.value as BulkField, value: '' });
            }}
          />
          {field === 'owner' || field === 'team' ? (
            <NativeSelect
              label={t('dialog.value')}
              data={choices[field]}
              {...form.getInputProps('change.value')}
            />
          ) : field === 'industry' ? (
            <TextInput
              label={t('dialog.value')}
              description={t('dialog.noIndustry')}
              maxLength={120}
              {...form.getInputProps('change.value')}
            />
          ) : (
            <TagsInput
              label={t('dialog.value')}
              description={t('dialog.tagsHint')}
              maxTags={20}
              acceptValueOnBlur
              {...form.getInputProps('tags')}
              error={form.errors['change.value']}
            />
          )}
          <Text size="sm" c="dimmed">
            {t('dialog.undoHint')}
          </Text>
        </Stack>
      </ProblemForm>
    </FormDialog>
  );
}
