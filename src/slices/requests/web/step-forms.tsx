import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../web/ui/dates.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { EXTENSION_REASONS, IDENTITY_PROOFS, type Letter } from '../contract.ts';
import type { StepFormProps } from './assign-form.tsx';
import { SendingFields } from './sending-fields.tsx';
import { type DraftBody, sendingBody, sendingValues, useDraft, useStep, waysTo } from './use-step.ts';

const inLanguage = (language: '' | 'de' | 'en') => (language ? { language } : {});

/** Art. 12(6): only with the doubt stated, and for no more than needed. */
export function IdentityForm({ request, onClose }: StepFormProps) {
  const { t } = useTranslation('requests');
  const ways = waysTo(request).filter((way) => way !== 'link');
  const { send, done } = useStep(request.requestId, onClose);
  const shown: { letter: Letter | undefined } = { letter: undefined };
  const state = useProblemForm({
    initialValues: {
      doubt: '',
      ask: request.proofs[0] ?? IDENTITY_PROOFS[0],
      ...sendingValues(request, ways),
    },
    send: (values) =>
      send('identity-question', {
        doubt: values.doubt,
        ask: values.ask,
        ...sendingBody(values, shown.letter),
      }),
    onDone: (result) => done(result),
  });
  const { form } = state;
  const { doubt, ask, language } = form.values;
  const body: DraftBody = { step: 'identity', doubt, ask, ...inLanguage(language) };
  const draft = useDraft(request.requestId, body);
  shown.letter = draft.data;
  return (
    <ProblemForm state={state} submitLabel={t('steps.ask-identity.label')} onCancel={onClose}>
      <Text size="sm">{t('steps.ask-identity.text')}</Text>
      <TextInput
        label={t('request.doubt')}
        description={t('steps.ask-identity.doubtHint')}
        required
        {...form.getInputProps('doubt')}
      />
      <NativeSelect
        label={t('request.proof')}
        description={t('steps.ask-identity.proofHint')}
        data={request.proofs.map((value) => ({ value, label: t(`proof.${value}`) }))}
        {...form.getInputProps('ask')}
      />
      <SendingFields
        request={request}
        ways={ways}
        values={form.values}
        inputProps={form.getInputProps}
        draft={draft.data}
        onLetter={(letter) => form.setFieldValue('letter', letter)}
      />
    </ProblemForm>
  );
}

/** Art. 12(3) s. 2: two further months, told with the reason. */
export function ExtendForm({ request, onClose }: StepFormProps) {
  const { t, i18n } = useTranslation('requests');
  const ways = waysTo(request, { byMouth: false }).filter((way) => way !== 'link');
  const { send, done } = useStep(request.requestId, onClose);
  const shown: { letter: Letter | undefined } = { letter: undefined };
  const state = useProblemForm({
    initialValues: {
      reason: EXTENSION_REASONS[0] as (typeof EXTENSION_REASONS)[number],
      ...sendingValues(request, ways),
    },
    send: (values) => send('extension', { reason: values.reason, ...sendingBody(values, shown.letter) }),
    onDone: (result) => done(result),
  });
  const { form } = state;
  const { reason, language } = form.values;
  const draft = useDraft(request.requestId, { step: 'extension', reason, ...inLanguage(language) });
  shown.letter = draft.data;
  return (
    <ProblemForm state={state} submitLabel={t('steps.extend.label')} onCancel={onClose}>
      <Text size="sm">
        {t('steps.extend.text', {
          date: request.extendsTo ? formatDay(request.extendsTo, i18n.language) : '',
        })}
      </Text>
      <NativeSelect
        label={t('request.extension')}
        data={EXTENSION_REASONS.map((value) => ({ value, label: t(`extension.${value}`) }))}
        {...form.getInputProps('reason')}
      />
      <SendingFields
        request={request}
        ways={ways}
        values={form.values}
        inputProps={form.getInputProps}
        draft={draft.data}
        onLetter={(letter) => form.setFieldValue('letter', letter)}
      />
    </ProblemForm>
  );
}

/** Art. 12(4): with the reason, and where to complain. */
export function RefuseForm({ request, onClose }: StepFormProps) {
  const { t } = useTranslation('requests');
  const ways = waysTo(request, { byMouth: false }).filter((way) => way !== 'link');
  const { send, done } = useStep(request.requestId, onClose);
  const shown: { letter: Letter | undefined } = { letter: undefined };
  const state = useProblemForm({
    initialValues: { reason: request.refusals[0]!, because: '', ...sendingValues(request, ways) },
    send: (values) =>
      send('refusal', {
        reason: values.reason,
        because: values.because,
        ...sendingBody(values, shown.letter),
      }),
    onDone: (result) => done(result),
  });
  const { form } = state;
  const { reason, because, language } = form.values;
  const draft = useDraft(request.requestId, { step: 'refusal', reason, because, ...inLanguage(language) });
  shown.letter = draft.data;
  return (
    <ProblemForm state={state} submitLabel={t('steps.refuse.label')} danger onCancel={onClose}>
      <Text size="sm">{t('steps.refuse.text')}</Text>
      <NativeSelect
        label={t('request.refusal')}
        data={request.refusals.map((value) => ({ value, label: t(`refusal.${value}`) }))}
        {...form.getInputProps('reason')}
      />
      <Textarea
        label={t('steps.refuse.because')}
        description={t('steps.refuse.becauseHint')}
        {...form.getInputProps('because')}
      />
      <SendingFields
        request={request}
        ways={ways}
        values={form.values}
        inputProps={form.getInputProps}
        draft={draft.data}
        onLetter={(letter) => form.setFieldValue('letter', letter)}
      />
    </ProblemForm>
  );
}
