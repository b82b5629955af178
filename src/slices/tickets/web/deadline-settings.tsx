import { NumberInput, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { LoadingState } from '../../../web/ui/states.tsx';
import { type Deadlines, deadlines as deadlinesSchema, TICKET_PRIORITIES } from '../contract.ts';
import { useDeadlines } from './ticket-fields.tsx';

/** How long the firm gives itself, by priority; for the page of settings. */
export function DeadlineSettings() {
  const { data } = useDeadlines();
  return data ? <DeadlineForm deadlines={data} /> : <LoadingState lines={3} />;
}

function DeadlineForm({ deadlines }: { deadlines: Deadlines }) {
  const { t } = useTranslation(['tickets', 'common']);
  const client = useQueryClient();
  const state = useProblemForm({
    initialValues: deadlines,
    send: (body) => api.put('/api/v1/ticket-deadlines', { body, schema: deadlinesSchema }),
    onDone: (changed) => {
      client.setQueryData(['ticket-deadlines'], changed);
      notifyDone(t('common:state.saved'));
    },
  });
  return (
    <Paper maw={720} component="section" aria-label={t('deadlines.title')}>
      <ProblemForm state={state}>
        <Title order={2}>{t('deadlines.title')}</Title>
        <Text size="sm" c="dimmed">
          {t('deadlines.text')}
        </Text>
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
          {TICKET_PRIORITIES.map((priority) => (
            <NumberInput
              key={priority}
              size="sm"
              label={t(`priority.${priority}`)}
              min={1}
              max={8760}
              allowDecimal={false}
              {...state.form.getInputProps(`hours.${priority}`)}
            />
          ))}
        </SimpleGrid>
      </ProblemForm>
    </Paper>
  );
}
