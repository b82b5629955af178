import { Checkbox, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { DISCLOSED_CATEGORIES, disclosureList, NOTED_VIA } from '../contract.ts';
import { useRecipientChoices } from './use-recipients.ts';

/** Notes down that data of a contact went to somebody. */
export function DisclosureDialog({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const { t } = useTranslation('recipients');
  return (
    <FormDialog isOpen onClose={onClose} title={t('contact.add')}>
      <DisclosureForm contactId={contactId} onClose={onClose} />
    </FormDialog>
  );
}

function DisclosureForm({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const { t } = useTranslation('recipients');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const choices = useRecipientChoices();
  const path = `/api/v1/contacts/${contactId}/disclosures`;
  const state = useProblemForm({
    initialValues: {
      recipientId: '',
      via: 'mail' as (typeof NOTED_VIA)[number],
      what: ['identity', 'contact-points'] as string[],
      reference: '',
    },
    send: (body) => api.post(path, { purpose, schema: disclosureList, body }),
    onDone: async () => {
      notifyDone(t('contact.added'));
      onClose();
      await refresh(path);
    },
  });
  const { form } = state;
  return (
    <ProblemForm state={state} onCancel={onClose}>
      <Text size="sm" c="dimmed">
        {t('contact.addText')}
      </Text>
      <NativeSelect
        label={t('field.recipient')}
        data-autofocus
        required
        data={[{ value: '', label: t('field.choose') }, ...choices]}
        {...form.getInputProps('recipientId')}
      />
      <NativeSelect
        label={t('field.via')}
        data={NOTED_VIA.map((value) => ({ value, label: t(`via.${value}`) }))}
        {...form.getInputProps('via')}
      />
      <Checkbox.Group label={t('field.what')} required {...form.getInputProps('what')}>
        <Stack gap={6} mt={4}>
          {DISCLOSED_CATEGORIES.map((value) => (
            <Checkbox key={value} value={value} label={t(`category.${value}` as 'category.identity')} />
          ))}
        </Stack>
      </Checkbox.Group>
      <TextInput
        label={t('field.reference')}
        description={t('field.referenceHint')}
        maxLength={254}
        {...form.getInputProps('reference')}
      />
    </ProblemForm>
  );
}
