import { Button, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi } from '../../../web/query.ts';
import { useHasPurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { contact as contactSchema } from '../../contacts/contract.ts';
import { linkSent } from '../contract.ts';

/** On the page of a contact: a link into the portal, for somebody who asks by phone or letter. */
export function SendLinkSection({ contactId }: { contactId: string }) {
  const { t } = useTranslation('portal');
  const handlesRights = useHasPurpose('rights');
  const [isOpen, setOpen] = useState(false);
  if (!handlesRights) return null;
  return (
    <Paper component="section" aria-labelledby="portal">
      <Title order={2} id="portal" mb={4}>
        {t('send.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('send.text')}
      </Text>
      <Button
        variant="default"
        leftSection={<IconSend size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('send.open')}
      </Button>
      <FormDialog isOpen={isOpen} onClose={() => setOpen(false)} title={t('send.dialog')}>
        <SendLink contactId={contactId} onClose={() => setOpen(false)} />
      </FormDialog>
    </Paper>
  );
}

interface SendLinkProps {
  contactId: string;
  onClose: () => void;
}

function SendLink({ contactId, onClose }: SendLinkProps) {
  const { t } = useTranslation('portal');
  const { data, error } = useApi(`/api/v1/contacts/${contactId}`, {
    schema: contactSchema,
    purpose: 'rights',
  });
  if (error) return <ErrorState error={error} />;
  if (!data) return <LoadingState lines={3} />;
  const addresses = (data.emails ?? []).map(({ address }) => address);
  if (addresses.length === 0) return <Text>{t('send.noAddress')}</Text>;
  return <SendLinkForm contactId={contactId} addresses={addresses} onClose={onClose} />;
}

function SendLinkForm({ contactId, addresses, onClose }: SendLinkProps & { addresses: string[] }) {
  const { t } = useTranslation('portal');
  const state = useProblemForm({
    initialValues: { address: addresses[0] ?? '', language: '' },
    send: ({ address, language }) =>
      api.post(`/api/v1/contacts/${contactId}/portal-link`, {
        purpose: 'rights',
        body: { address, ...(language ? { language } : {}) },
        schema: linkSent,
      }),
    onDone: () => {
      notifyDone(t('send.done'));
      onClose();
    },
  });
  const languages = [
    { value: '', label: t('send.preferred') },
    { value: 'de', label: t('send.german') },
    { value: 'en', label: t('send.english') },
  ];
  return (
    <ProblemForm state={state} submitLabel={t('send.open')} onCancel={onClose}>
      <Stack gap="sm">
        <NativeSelect label={t('send.address')} data={addresses} {...state.form.getInputProps('address')} />
        <NativeSelect label={t('send.language')} data={languages} {...state.form.getInputProps('language')} />
      </Stack>
    </ProblemForm>
  );
}
