import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { dayOf, formatDay } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { useFooting } from '../../grounds/web/use-footing.ts';
import {
  PREFERENCE_KINDS,
  PREFERENCE_SOURCES,
  type Preference,
  preference as preferenceSchema,
} from '../contract.ts';

interface PreferenceDialogProps {
  contactId: string;
  /** The one to change; without it a new one is recorded. */
  preference?: Preference;
  onClose: () => void;
}

export function PreferenceDialog(props: PreferenceDialogProps) {
  const { t } = useTranslation('preferences');
  return (
    <FormDialog
      isOpen
      onClose={props.onClose}
      title={t(props.preference ? 'list.change' : 'list.add')}
      isWide
    >
      <PreferenceForm {...props} />
    </FormDialog>
  );
}

function PreferenceForm({ contactId, preference, onClose }: PreferenceDialogProps) {
  const { t } = useTranslation('preferences');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const grounds = useGroundChoices(contactId);
  const path = `/api/v1/contacts/${contactId}/preferences`;
  const state = useProblemForm({
    initialValues: {
      kind: preference?.kind ?? 'interest',
      topic: preference?.topic ?? '',
      value: preference?.value ?? '',
      productVersion: preference?.productVersion ?? '',
      source: preference?.source ?? 'person',
      notedOn: preference?.notedOn ?? dayOf(new Date()),
      groundId: preference?.groundId ?? '',
    },
    send: ({ groundId, notedOn, ...values }) => {
      const body = { ...values, ...(groundId ? { groundId } : {}), ...(notedOn ? { notedOn } : {}) };
      const call = { purpose, schema: preferenceSchema };
      return preference
        ? api.patch(`${path}/${preference.preferenceId}`, {
            ...call,
            body: { version: preference.version, ...body },
          })
        : api.post(path, { ...call, body });
    },
    onDone: async () => {
      notifyDone(t('list.done'));
      onClose();
      await refresh(path);
    },
  });
  const { form } = state;
  return (
    <ProblemForm state={state} onCancel={onClose}>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <NativeSelect
          label={t('field.kind')}
          data-autofocus
          data={PREFERENCE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <TextInput label={t('field.topic')} required maxLength={200} {...form.getInputProps('topic')} />
        {form.values.kind === 'product' || form.values.productVersion ? (
          <TextInput
            label={t('field.productVersion')}
            maxLength={60}
            {...form.getInputProps('productVersion')}
          />
        ) : null}
        <TextInput label={t('field.value')} maxLength={500} {...form.getInputProps('value')} />
        <NativeSelect
          label={t('field.source')}
          data={PREFERENCE_SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
          {...form.getInputProps('source')}
        />
        <TextInput type="date" label={t('field.notedOn')} {...form.getInputProps('notedOn')} />
      </SimpleGrid>
      <NativeSelect
        label={t('field.ground')}
        description={t('field.groundHint')}
        data={[...(preference ? [] : [{ value: '', label: t('field.usualGround') }]), ...grounds]}
        {...form.getInputProps('groundId')}
      />
    </ProblemForm>
  );
}

/** The grounds that hold now. */
function useGroundChoices(contactId: string): { value: string; label: string }[] {
  const { t, i18n } = useTranslation('preferences');
  const labelOf = usePurposeLabel();
  const { data } = useFooting(contactId);
  return (data?.grounds ?? [])
    .filter(({ isOpen }) => isOpen)
    .map(({ groundId, purpose, endsAt }) => ({
      value: groundId,
      label: t('field.groundUntil', { purpose: labelOf(purpose), until: formatDay(endsAt, i18n.language) }),
    }));
}
