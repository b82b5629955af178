import { NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useColleagues } from '../../../web/ui/colleagues.ts';
import type { Form } from '../../../web/ui/problem-form.tsx';
import { CompanySelect } from '../../companies/web/company-select.tsx';
import { OwnInputs } from '../../fields/web/own-inputs.tsx';
import { deadlines, TICKET_CHANNELS, TICKET_KINDS, TICKET_PRIORITIES } from '../contract.ts';
import { PeopleField } from './people-field.tsx';
import type { TicketValues } from './ticket-values.ts';

/** Hours by priority: a setting of the firm, no personal data. */
export const useDeadlines = () =>
  useQuery({
    queryKey: ['ticket-deadlines'],
    queryFn: () => api.get('/api/v1/ticket-deadlines', { schema: deadlines }),
    staleTime: 300_000,
  });

interface TicketFieldsProps {
  form: Form<TicketValues>;
  isNew: boolean;
  /** When values of own fields go before the case does. */
  ownEnds?: Record<string, string>;
}

export function TicketFields({ form, isNew, ownEnds }: TicketFieldsProps) {
  const { t } = useTranslation('tickets');
  const { values } = form;
  const { data } = useDeadlines();
  const hours = data?.hours[values.priority];
  return (
    <>
      <TextInput
        label={t('field.subject')}
        description={t('field.subjectHint')}
        required
        maxLength={200}
        data-autofocus
        {...form.getInputProps('subject')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <PeopleField
          chosen={values.people}
          onChange={(people) => form.setFieldValue('people', people)}
          onCompany={(company) => {
            if (!values.company) form.setFieldValue('company', company);
          }}
          error={form.errors.people ?? form.errors['people.0.contactId']}
        />
        <CompanySelect
          key={values.company?.companyId ?? 'none'}
          label={t('field.company')}
          chosen={values.company}
          onChoose={(company) => form.setFieldValue('company', company)}
          error={form.errors.companyId}
        />
        <NativeSelect
          label={t('field.kind')}
          data={TICKET_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <NativeSelect
          label={t('field.channel')}
          data={TICKET_CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
          {...form.getInputProps('channel')}
        />
        <NativeSelect
          label={t('field.priority')}
          data={TICKET_PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          {...form.getInputProps('priority')}
        />
        <TextInput
          type="datetime-local"
          label={t('field.dueAt')}
          description={isNew && hours ? t('field.dueHint', { count: hours }) : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('dueAt')}
        />
        <TextInput label={t('field.product')} maxLength={200} {...form.getInputProps('product')} />
        <Assignees form={form} isNew={isNew} />
      </SimpleGrid>
      <OwnInputs entity="ticket" field={(key) => form.getInputProps(`own.${key}`)} ends={ownEnds} cols={2} />
      {isNew ? (
        <Textarea
          label={t('field.message')}
          maxRows={10}
          maxLength={20_000}
          {...form.getInputProps('message')}
        />
      ) : null}
    </>
  );
}

function Assignees({ form, isNew }: { form: Form<TicketValues>; isNew: boolean }) {
  const { t } = useTranslation('tickets');
  const { people, teams } = useColleagues();
  return (
    <>
      <NativeSelect
        label={t('field.owner')}
        data={[{ value: '', label: t('field.nobody') }, ...people]}
        {...form.getInputProps('ownerId')}
      />
      {isNew ? null : (
        <NativeSelect
          label={t('field.team')}
          data={[{ value: '', label: t('field.noTeam') }, ...teams]}
          {...form.getInputProps('teamId')}
        />
      )}
    </>
  );
}
