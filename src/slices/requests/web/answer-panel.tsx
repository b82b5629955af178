import { Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { erasurePreview, type Letter, type RequestDetail } from '../contract.ts';
import { MeasureFields } from './measure-fields.tsx';
import {
  type MeasureValues,
  measureBody,
  measureOf,
  measureValues,
  unfinishedBody,
} from './measure-values.ts';
import { SendingFields } from './sending-fields.tsx';
import {
  type DraftBody,
  type SendingValues,
  sendingBody,
  sendingValues,
  useDraft,
  useStep,
  waysTo,
} from './use-step.ts';

export type AnswerValues = SendingValues & {
  measure: MeasureValues;
  /** Erasure: the name by hand, so that nobody erases the wrong person. */
  typed: string;
};

const plain = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Carries out what was asked and answers, in one step. */
export function AnswerPanel({ request }: { request: RequestDetail }) {
  const { t } = useTranslation('requests');
  const { requestId, contactId, displayName, kind } = request;
  const what = measureOf(request);
  const erases = what === 'erasure';
  const ways = waysTo(request, { erases });
  const { send, done } = useStep(requestId);
  const preview = useApi(`/api/v1/contacts/${contactId}/erasure`, {
    schema: erasurePreview,
    enabled: erases,
  });
  const labels = Object.fromEntries((preview.data?.goes ?? []).map(({ table, label }) => [table, label]));
  const shown: { letter: Letter | undefined } = { letter: undefined };
  const state = useProblemForm<AnswerValues, Awaited<ReturnType<typeof send>>>({
    initialValues: { measure: measureValues(request), typed: '', ...sendingValues(request, ways) },
    send: (values) =>
      send('answer', {
        measure: unfinishedBody(what, values.measure),
        ...sendingBody(values, shown.letter),
      }),
    onDone: (result) => done(result, labels),
  });
  const { form } = state;
  const measure = measureBody(what, form.values.measure);
  const { language } = form.values;
  const body: DraftBody | undefined = measure && {
    step: 'answer',
    measure,
    ...(language ? { language } : {}),
  };
  const draft = useDraft(requestId, body);
  shown.letter = draft.data;
  const isSure = !erases || plain(form.values.typed) === plain(displayName);
  const askAgain = () => {
    form.setFieldError('typed', t('erasure.typeWrong'));
    form.getInputNode('typed')?.focus();
  };
  return (
    <Paper component="section" aria-labelledby="answer">
      <Title order={2} id="answer" mb={4}>
        {t('answer.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t(what === 'nothing-held' ? 'answer.stranger' : `detail.do.${kind}`)}
      </Text>
      <ProblemForm
        state={state}
        submitLabel={t(`answer.submit.${what}`)}
        danger={erases}
        onSubmit={isSure ? undefined : askAgain}
      >
        <Stack gap="md">
          <MeasureFields request={request} form={form} preview={preview.data} previewError={preview.error} />
          <SendingFields
            request={request}
            ways={ways}
            values={form.values}
            inputProps={form.getInputProps}
            draft={draft.data}
            onLetter={(letter) => form.setFieldValue('letter', letter)}
          />
          {erases ? (
            <TextInput
              label={t('erasure.type', { name: displayName })}
              description={t('erasure.final')}
              maw={{ sm: '24rem' }}
              autoComplete="off"
              spellCheck={false}
              required
              {...form.getInputProps('typed')}
            />
          ) : null}
        </Stack>
      </ProblemForm>
    </Paper>
  );
}
