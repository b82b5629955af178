import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { useMe, usePurpose } from '../../../web/session.tsx';
import { useOpensCategory, usePurposeLabel, usePurposes } from '../../../web/ui/labels.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { type Form, ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { EmptyState, LoadingState } from '../../../web/ui/states.tsx';
import { useAllOwnFields, useOpenOwnFields } from '../../fields/web/use-own-fields.ts';
import { GroundFields } from '../../grounds/web/ground-fields.tsx';
import { emptyGround, type GroundValues, toGroundInput } from '../../grounds/web/ground-values.ts';
import { contact as contactSchema } from '../contract.ts';
import { AskedToReturn } from './asked-to-return.tsx';
import { ContactFields, FieldSection } from './contact-fields.tsx';
import {
  type ContactValues,
  emptyContact,
  onlyOpen,
  toContactBody,
  withoutEmptyRows,
} from './contact-values.ts';
import { Duplicates } from './duplicates.tsx';
import { useStartCompany } from './use-start-company.ts';

interface NewContactValues extends ContactValues {
  grounds: GroundValues[];
  askedToReturn: string;
}

/** A person cannot be stored without a ground, so the ground is part of the form. */
export function NewContactPage() {
  const { t } = useTranslation('contacts');
  const { purpose } = usePurpose();
  const purposes = usePurposes();
  const start = useStartCompany();
  const ownFields = useAllOwnFields();
  return (
    <>
      <PageHeader title={t('new.title')} />
      {purpose === 'rights' ? (
        <EmptyState title={t('new.rightsTitle')}>{t('new.rightsText')}</EmptyState>
      ) : purposes.length === 0 || start.isPending || ownFields.isPending ? (
        <LoadingState />
      ) : (
        <NewContactForm key={purpose} company={start.company} />
      )}
    </>
  );
}

interface NewContactFormProps {
  company: { companyId: string; name: string } | undefined;
}

function NewContactForm({ company }: NewContactFormProps) {
  const { t } = useTranslation('contacts');
  const router = useRouter();
  const { userId } = useMe();
  const { purpose } = usePurpose();
  const purposes = usePurposes();
  const labelOf = usePurposeLabel();
  const opens = useOpensCategory();
  const own = useOpenOwnFields('contact');
  const refresh = useRefresh();
  const state = useProblemForm<NewContactValues, { contactId: string; displayName: string }>({
    initialValues: {
      ...emptyContact(userId, own),
      companies: company ? [{ ...company, role: '', department: '' }] : [],
      grounds: [emptyGround(purpose, purposes)],
      askedToReturn: '',
    },
    prepare: withoutEmptyRows,
    send: ({ grounds, askedToReturn, ...values }) =>
      api.post('/api/v1/contacts', {
        purpose,
        body: {
          ...onlyOpen(toContactBody(values, own), opens),
          grounds: grounds.map((ground) => toGroundInput(ground, purposes)),
          ...(askedToReturn.trim() ? { askedToReturn } : {}),
        },
        schema: contactSchema,
      }),
    onDone: async ({ contactId, displayName }) => {
      notifyDone(t('new.done', { name: displayName }));
      await router.navigate({ to: '/contacts/$contactId', params: { contactId } });
      await refresh('/api/v1/contacts', '/api/v1/home', '/api/v1/companies');
    },
  });
  return (
    <Paper>
      <ProblemForm
        state={state}
        submitLabel={t('new.submit')}
        onCancel={() => void router.navigate({ to: '/contacts', search: {} })}
      >
        <AskedToReturn problem={state.problem} field={state.form.getInputProps('askedToReturn')} />
        <ContactFields form={state.form as unknown as Form<ContactValues>} />
        <Duplicates values={state.form.values} />
        <FieldSection title={t('section.grounds')}>
          <Text size="sm">{t('new.groundIntro', { purpose: labelOf(purpose) })}</Text>
          <GroundRows form={state.form} />
        </FieldSection>
      </ProblemForm>
    </Paper>
  );
}

function GroundRows({ form }: { form: Form<NewContactValues> }) {
  const { t } = useTranslation('contacts');
  const purposes = usePurposes();
  const unused = purposes.find(
    ({ key, forGrounds }) => forGrounds && !form.values.grounds.some(({ purpose }) => purpose === key),
  );
  return (
    <Stack gap="md">
      {form.values.grounds.map((values, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; the faults of the server name it
        <Stack key={index} gap="xs">
          <GroundFields
            values={values}
            field={(name) => form.getInputProps(`grounds.${index}.${name}`)}
            change={(next) => form.setFieldValue(`grounds.${index}`, { ...values, ...next })}
          />
          {index > 0 ? (
            <Group>
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                onClick={() => form.removeListItem('grounds', index)}
              >
                {t('new.removeGround')}
              </Button>
            </Group>
          ) : null}
        </Stack>
      ))}
      {unused ? (
        <Group>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => form.insertListItem('grounds', emptyGround(unused.key, purposes))}
          >
            {t('new.addGround')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}
