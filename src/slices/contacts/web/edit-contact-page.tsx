import { Button, Paper } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { useOpensCategory } from '../../../web/ui/labels.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { LoadingState } from '../../../web/ui/states.tsx';
import { useAllOwnFields, useOpenOwnFields } from '../../fields/web/use-own-fields.ts';
import { type Contact, contact as contactSchema } from '../contract.ts';
import { AskedToReturn } from './asked-to-return.tsx';
import { ContactFields } from './contact-fields.tsx';
import { ContactUnavailable } from './contact-page.tsx';
import { onlyOpen, toContactBody, valuesOf, withoutEmptyRows } from './contact-values.ts';

const route = getRouteApi('/shell/contacts/$contactId/edit');

export function EditContactPage() {
  const { t } = useTranslation('contacts');
  const { contactId } = route.useParams();
  const { purpose } = usePurpose();
  const ownFields = useAllOwnFields();
  const { data, error, refetch } = useApi(`/api/v1/contacts/${contactId}`, { schema: contactSchema });
  if (error) return <ContactUnavailable error={error} onRetry={() => void refetch()} />;
  if (!data || ownFields.isPending) return <LoadingState />;
  return (
    <>
      <PageHeader title={t('page.editTitle', { name: data.displayName })} />
      <EditContactForm key={`${purpose} ${data.version}`} contact={data} />
    </>
  );
}

function EditContactForm({ contact }: { contact: Contact }) {
  const { t } = useTranslation(['contacts', 'common']);
  const { contactId, version } = contact;
  const router = useRouter();
  const client = useQueryClient();
  const { purpose } = usePurpose();
  const opens = useOpensCategory();
  const own = useOpenOwnFields('contact');
  const refresh = useRefresh();
  const path = `/api/v1/contacts/${contactId}`;
  const back = () => router.navigate({ to: '/contacts/$contactId', params: { contactId } });
  const state = useProblemForm({
    initialValues: { ...valuesOf(contact, own), askedToReturn: '' },
    prepare: withoutEmptyRows,
    send: ({ askedToReturn, ...values }) =>
      api.patch(path, {
        purpose,
        body: {
          version,
          ...onlyOpen(toContactBody(values, own), opens),
          ...(askedToReturn.trim() ? { askedToReturn } : {}),
        },
        schema: contactSchema,
      }),
    onDone: async () => {
      notifyDone(t('common:state.saved'));
      await back();
      await refresh('/api/v1/contacts', '/api/v1/home');
    },
  });
  const hasConflict = state.problem?.code === 'conflict';
  return (
    <Paper>
      <ProblemForm
        state={state}
        onCancel={() => void back()}
        extra={
          hasConflict ? (
            <Button
              variant="default"
              title={t('page.conflictHint')}
              onClick={() =>
                void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === path })
              }
            >
              {t('page.reload')}
            </Button>
          ) : null
        }
      >
        <AskedToReturn problem={state.problem} field={state.form.getInputProps('askedToReturn')} />
        <ContactFields form={state.form} ownEnds={contact.ownEnds} />
      </ProblemForm>
    </Paper>
  );
}
