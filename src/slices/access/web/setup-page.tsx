import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { currentLanguage } from '../../../web/i18n/index.ts';
import { sessionQuery, setupQuery } from '../../../web/session.tsx';
import { PublicFrame } from '../../../web/shell/public-frame.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { me as meSchema } from '../contract.ts';
import { SetupStep } from './setup-step.tsx';
import { EMPTY_SETUP, firstGap, STEPS, toSetupInput } from './setup-values.ts';

/** The first visit: the firm, its first administrator, its data-protection contact. */
export function SetupPage() {
  const { t } = useTranslation('access');
  const client = useQueryClient();
  const router = useRouter();
  const [step, setStep] = useState(0);
  const state = useProblemForm({
    initialValues: EMPTY_SETUP,
    send: (values) =>
      api.post('/api/v1/setup', { body: toSetupInput(values, currentLanguage()), schema: meSchema }),
    onDone: async (me) => {
      client.setQueryData(setupQuery.queryKey, { isSetUp: true, isDemo: false });
      client.setQueryData(sessionQuery.queryKey, me);
      await router.navigate({ to: '/' });
    },
  });
  const { form } = state;
  const isLast = step === STEPS.length - 1;
  const show = (next: number) => {
    flushSync(() => setStep(next));
    document.getElementById(`setup-${STEPS[next]}`)?.focus();
  };
  const goOn = () => {
    const gap = firstGap(STEPS[step]!, form.getValues());
    if (!gap) return show(step + 1);
    form.setFieldError(gap.field, t(gap.reason));
    form.getInputNode(gap.field)?.focus();
  };
  return (
    <PublicFrame title={t('setup.title')} isWide>
      <Text size="sm" c="dimmed" mb="md">
        {t('setup.intro')}
      </Text>
      <ProblemForm
        state={state}
        submitLabel={t(isLast ? 'setup.finish' : 'setup.next')}
        onSubmit={isLast ? undefined : goOn}
        beforeFocus={(field) => {
          const where = STEPS.findIndex((name) => field.startsWith(`${name}.`));
          if (where >= 0) flushSync(() => setStep(where));
        }}
        extra={
          step > 0 ? (
            <Button variant="default" onClick={() => show(step - 1)}>
              {t('setup.back')}
            </Button>
          ) : null
        }
      >
        {STEPS.map((name, index) => (
          <SetupStep key={name} name={name} number={index + 1} isShown={index === step} form={form} />
        ))}
      </ProblemForm>
    </PublicFrame>
  );
}
