import { Checkbox, NativeSelect, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { dayOf } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { contact as contactSchema } from '../../contacts/contract.ts';
import { REQUEST_CHANNELS, REQUEST_KINDS, rightsRequest } from '../contract.ts';
import { CorrectionFields } from './correction-fields.tsx';
import { PersonSelect } from './person-select.tsx';
import { changesIn, proposedOf } from './proposed-values.ts';

interface RecordRequestDialogProps {
  /** Whose request it is; without one it is asked for. */
  contactId?: string;
  isOpen: boolean;
  onClose: () => void;
}

export function RecordRequestDialog(props: RecordRequestDialogProps) {
  const { t } = useTranslation('requests');
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} title={t('record.title')} isWide>
      <RecordRequestForm {...props} />
    </FormDialog>
  );
}

function RecordRequestForm({ contactId, onClose }: RecordRequestDialogProps) {
  const { t } = useTranslation(['requests', 'common']);
  const refresh = useRefresh();
  const navigate = useNavigate();
  const held = { before: proposedOf(undefined) };
  const state = useProblemForm({
    initialValues: {
      contactId: contactId ?? '',
      kind: REQUEST_KINDS[0] as string,
      channel: REQUEST_CHANNELS[0] as string,
      receivedOn: dayOf(new Date()),
      note: '',
      isStranger: false,
      requester: { name: '', address: '', email: '' },
      proposed: proposedOf(undefined),
    },
    send: ({ contactId: whose, isStranger, requester, proposed, ...rest }) => {
      const changes = rest.kind === 'rectification' ? changesIn(held.before, proposed) : undefined;
      const body = { ...rest, ...(changes ? { proposed: changes } : {}) };
      return isStranger
        ? api.post('/api/v1/requests', {
            purpose: 'rights',
            body: { ...body, requester: { ...requester, email: requester.email || null } },
            schema: rightsRequest,
          })
        : api.post(`/api/v1/contacts/${whose}/requests`, { purpose: 'rights', body, schema: rightsRequest });
    },
    onDone: async ({ requestId, contactId: whose }) => {
      notifyDone(t('record.done'));
      onClose();
      await refresh('/api/v1/requests', `/api/v1/contacts/${whose}/requests`, '/api/v1/home');
      if (!contactId) await navigate({ to: '/rights/$requestId', params: { requestId } });
    },
  });
  const { form } = state;
  const { isStranger, kind } = form.values;
  const corrects = kind === 'rectification';
  const whose = corrects && !isStranger ? form.values.contactId : '';
  const { data } = useApi(`/api/v1/contacts/${whose}`, {
    schema: contactSchema,
    purpose: 'rights',
    enabled: whose !== '',
  });
  const stands = whose === '' ? undefined : data;
  held.before = proposedOf(stands);
  const version = stands && `${stands.contactId} ${stands.version}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew for somebody else, not with every key that is typed
  useEffect(() => form.setFieldValue('proposed', proposedOf(stands)), [version]);
  const askWho = () => {
    form.setFieldError('contactId', t('common:form.choose'));
    form.getInputNode('contactId')?.focus();
  };
  return (
    <ProblemForm
      state={state}
      submitLabel={t('record.submit')}
      onCancel={onClose}
      onSubmit={isStranger || form.values.contactId ? undefined : askWho}
    >
      {contactId ? null : (
        <Checkbox
          label={t('record.isStranger')}
          description={t('record.strangerHint')}
          {...form.getInputProps('isStranger', { type: 'checkbox' })}
        />
      )}
      {isStranger ? (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput label={t('record.name')} required {...form.getInputProps('requester.name')} />
          <TextInput type="email" label={t('record.email')} {...form.getInputProps('requester.email')} />
          <Textarea label={t('record.address')} minRows={2} {...form.getInputProps('requester.address')} />
        </SimpleGrid>
      ) : contactId ? null : (
        <PersonSelect
          label={t('record.contact')}
          description={t('record.contactHint')}
          {...form.getInputProps('contactId')}
        />
      )}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <NativeSelect
          label={t('record.kind')}
          required
          data={REQUEST_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <NativeSelect
          label={t('record.channel')}
          required
          data={REQUEST_CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
          {...form.getInputProps('channel')}
        />
      </SimpleGrid>
      <TextInput
        type="date"
        label={t('record.receivedOn')}
        description={t('record.receivedHint')}
        required
        {...form.getInputProps('receivedOn')}
      />
      {corrects && (isStranger || stands) ? (
        <Stack component="section" aria-label={t('correction.legend')} gap="sm">
          <div>
            <Text fw={500}>{t('correction.legend')}</Text>
            <Text size="sm" c="dimmed">
              {t('correction.hint')}
            </Text>
          </div>
          <CorrectionFields
            form={{
              proposed: form.values.proposed,
              inputProps: form.getInputProps,
              insert: form.insertListItem,
              remove: form.removeListItem,
            }}
          />
        </Stack>
      ) : null}
      <Textarea
        label={t('record.note')}
        description={t('record.noteHint')}
        maxRows={10}
        {...form.getInputProps('note')}
      />
    </ProblemForm>
  );
}
