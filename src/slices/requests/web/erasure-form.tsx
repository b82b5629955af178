import { Checkbox, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { type ErasurePreview, erasureReceipt } from '../contract.ts';
import { ErasureContents } from './erasure-contents.tsx';
import './receipt-state.ts';

interface ErasureFormProps {
  preview: ErasurePreview;
  onCancel: () => void;
}

const plain = (name: string): string => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** What goes and what stays, and the name typed by hand, so that nobody erases the wrong person. */
export function ErasureForm({ preview, onCancel }: ErasureFormProps) {
  const { t } = useTranslation('requests');
  const router = useRouter();
  const client = useQueryClient();
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: { reason: 'request', suppress: true, typed: '' },
    send: ({ reason, suppress }) =>
      api.post(`/api/v1/contacts/${preview.contactId}/erasure`, {
        purpose: 'rights',
        body: { confirm: true, reason, suppress },
        schema: erasureReceipt,
      }),
    onDone: async (receipt) => {
      const labels = Object.fromEntries(preview.goes.map(({ table, label }) => [table, label]));
      await router.navigate({
        to: '/rights/receipt',
        state: { erasure: { receipt, labels } },
        replace: true,
      });
      // Nothing of what was read about the person stays in memory.
      client.removeQueries({ queryKey: ['api'], type: 'inactive' });
      await refresh('/api/v1/');
    },
  });
  const { form } = state;
  const isSure = plain(form.values.typed) === plain(preview.displayName);
  const askAgain = () => {
    form.setFieldError('typed', t('erasure.typeWrong'));
    form.getInputNode('typed')?.focus();
  };
  return (
    <ProblemForm
      state={state}
      submitLabel={t('erasure.submit')}
      danger
      onCancel={onCancel}
      onSubmit={isSure ? undefined : askAgain}
    >
      <Stack gap="md">
        <ErasureContents preview={preview} suppresses={form.values.suppress} />
        <NativeSelect
          label={t('erasure.reason')}
          maw={{ sm: '24rem' }}
          data={[
            { value: 'request', label: t('erasure.reasonRequest') },
            { value: 'withdrawn', label: t('erasure.reasonWithdrawn') },
          ]}
          {...form.getInputProps('reason')}
        />
        <Checkbox
          label={t('erasure.suppress')}
          description={t('erasure.suppressHint')}
          {...form.getInputProps('suppress', { type: 'checkbox' })}
        />
        <TextInput
          label={t('erasure.type', { name: preview.displayName })}
          description={t('erasure.typeHint')}
          maw={{ sm: '24rem' }}
          autoComplete="off"
          spellCheck={false}
          required
          {...form.getInputProps('typed')}
        />
        <Text size="sm" fw={500}>
          {t('erasure.final')}
        </Text>
      </Stack>
    </ProblemForm>
  );
}
