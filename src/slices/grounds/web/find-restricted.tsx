import { Group, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { api } from '../../../web/api.ts';
import { usePurpose } from '../../../web/session.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { restrictedAnswer } from '../contract-restriction.ts';

/** What the person on the phone names, whole: the answer is the neutral record and nothing else. */
export function FindRestricted() {
  const { t } = useTranslation('grounds');
  const { purpose } = usePurpose();
  const [answer, setAnswer] = useState<z.output<typeof restrictedAnswer>>();
  const state = useProblemForm({
    initialValues: { email: '', phone: '', customerNumber: '' },
    send: (values) => {
      setAnswer(undefined);
      const named = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
      return api.post('/api/v1/restrictions/search', { purpose, body: named, schema: restrictedAnswer });
    },
    onDone: setAnswer,
  });
  return (
    <>
      <ProblemForm state={state} submitLabel={t('restrictions.findSubmit')}>
        <Group gap="sm" align="flex-end">
          <TextInput
            type="email"
            label={t('restrictions.findEmail')}
            autoComplete="off"
            {...state.form.getInputProps('email')}
          />
          <TextInput
            type="tel"
            label={t('restrictions.findPhone')}
            autoComplete="off"
            {...state.form.getInputProps('phone')}
          />
          <TextInput
            label={t('restrictions.findNumber')}
            autoComplete="off"
            {...state.form.getInputProps('customerNumber')}
          />
        </Group>
      </ProblemForm>
      <Text role="status" size="sm" mt="sm" fw={500}>
        {answer
          ? answer.items.length > 0
            ? t('restrictions.found', { markers: answer.items.map(({ marker }) => marker).join(', ') })
            : t('restrictions.foundNobody')
          : ''}
      </Text>
    </>
  );
}
