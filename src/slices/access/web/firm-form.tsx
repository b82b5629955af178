import { NativeSelect, Paper, Stack, TextInput, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { api } from '../../../web/api.ts';
import { sessionQuery } from '../../../web/session.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { firm as firmSchema } from '../contract.ts';
import { FirmFields } from './firm-fields.tsx';

type Firm = z.output<typeof firmSchema>;

export function FirmForm() {
  const { data, error, refetch } = useQuery({
    queryKey: ['firm'],
    queryFn: () => api.get('/api/v1/firm', { schema: firmSchema }),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data ? <FirmFormOf firm={data} /> : <LoadingState />;
}

function FirmFormOf({ firm: { isDemo: _, ...firm } }: { firm: Firm }) {
  const { t } = useTranslation(['access', 'common']);
  const client = useQueryClient();
  const state = useProblemForm({
    initialValues: { ...firm, state: firm.state ?? '', privacyPhone: firm.privacyPhone ?? '' },
    send: (values) =>
      api.patch('/api/v1/firm', {
        body: {
          ...values,
          state: values.country === 'DE' && values.state ? values.state : null,
          privacyPhone: values.privacyPhone || null,
        },
        schema: firmSchema,
      }),
    onDone: async (changed) => {
      client.setQueryData(['firm'], changed);
      notifyDone(t('common:state.saved'));
      await client.invalidateQueries(sessionQuery);
    },
  });
  const { form } = state;
  return (
    <Paper maw={720}>
      <ProblemForm state={state}>
        <FirmFields
          values={form.values}
          field={(name) => form.getInputProps(name)}
          setField={(name, value) => form.setFieldValue(name, value)}
        />
        <NativeSelect
          label={t('settings.language')}
          data={[
            { value: 'de', label: t('account.german') },
            { value: 'en', label: t('account.english') },
          ]}
          {...form.getInputProps('language')}
        />
        <Stack gap="sm" component="section" aria-label={t('settings.privacy')}>
          <Title order={2}>{t('settings.privacy')}</Title>
          <TextInput label={t('field.name')} required {...form.getInputProps('privacyName')} />
          <TextInput label={t('field.email')} type="email" required {...form.getInputProps('privacyEmail')} />
          <TextInput label={t('field.phone')} type="tel" {...form.getInputProps('privacyPhone')} />
        </Stack>
      </ProblemForm>
    </Paper>
  );
}
