import { Checkbox, NativeSelect, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LEGAL_BASES, type LegalBasis } from '../../../kernel/purpose.ts';
import { ROLES } from '../../../kernel/role.ts';
import { api } from '../../../web/api.ts';
import { sessionQuery } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { type FieldProps, ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { type Purpose, purpose as purposeSchema } from '../contract.ts';

interface RuleValues {
  defaultBasis: LegalBasis;
  defaultRetainDays: number | string;
  ruleDe: string;
  ruleEn: string;
}

function RuleFields({ field }: { field: (name: keyof RuleValues) => FieldProps }) {
  const { t } = useTranslation(['access', 'grounds']);
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NativeSelect
          label={t('purposes.basis')}
          data={LEGAL_BASES.map((value) => ({ value, label: t(`grounds:basis.${value}`) }))}
          {...field('defaultBasis')}
        />
        <NumberInput
          label={t('purposes.days')}
          min={1}
          max={36_525}
          required
          {...field('defaultRetainDays')}
        />
      </SimpleGrid>
      <TextInput
        label={t('purposes.ruleDe')}
        description={t('purposes.ruleHint')}
        maxLength={300}
        {...field('ruleDe')}
      />
      <TextInput label={t('purposes.ruleEn')} maxLength={300} {...field('ruleEn')} />
    </>
  );
}

/** Names and rules of purposes are used everywhere; the user's own list of purposes may have grown. */
function useRefreshPurposes() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: ['purposes'] });
    await client.invalidateQueries(sessionQuery);
  };
}

export function ChangePurposeDialog({ purpose, onClose }: { purpose: Purpose; onClose: () => void }) {
  const { t, i18n } = useTranslation(['access', 'common']);
  const refresh = useRefreshPurposes();
  const state = useProblemForm<RuleValues, Purpose>({
    initialValues: {
      defaultBasis: purpose.defaultBasis ?? 'contract',
      defaultRetainDays: purpose.defaultRetainDays ?? 365,
      ruleDe: purpose.ruleDe ?? '',
      ruleEn: purpose.ruleEn ?? '',
    },
    send: (body) => api.patch(`/api/v1/purposes/${purpose.key}`, { body, schema: purposeSchema }),
    onDone: async () => {
      await refresh();
      notifyDone(t('common:state.saved'));
      onClose();
    },
  });
  const name = i18n.language === 'en' ? purpose.labelEn : purpose.labelDe;
  return (
    <FormDialog isOpen onClose={onClose} title={t('purposes.editOf', { purpose: name })}>
      <ProblemForm state={state} onCancel={onClose}>
        <RuleFields field={(field) => state.form.getInputProps(field)} />
      </ProblemForm>
    </FormDialog>
  );
}

const CATEGORIES = [
  'identity',
  'contact-points',
  'communication',
  'preferences',
  'purchases',
  'payment-behaviour',
  'special',
] as const;

interface NewPurposeValues extends RuleValues {
  key: string;
  labelDe: string;
  labelEn: string;
  categories: string[];
  roles: string[];
}

export function NewPurposeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('access');
  const refresh = useRefreshPurposes();
  const state = useProblemForm<NewPurposeValues, Purpose>({
    initialValues: {
      key: '',
      labelDe: '',
      labelEn: '',
      categories: ['identity', 'contact-points'],
      roles: [],
      defaultBasis: 'contract',
      defaultRetainDays: 365,
      ruleDe: '',
      ruleEn: '',
    },
    send: (body) => api.post('/api/v1/purposes', { body, schema: purposeSchema }),
    onDone: async () => {
      await refresh();
      notifyDone(t('purposes.added'));
      onClose();
    },
  });
  const { form } = state;
  return (
    <FormDialog isOpen onClose={onClose} title={t('purposes.add')} isWide>
      <ProblemForm state={state} submitLabel={t('purposes.add')} onCancel={onClose}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput label={t('purposes.labelDe')} required {...form.getInputProps('labelDe')} />
          <TextInput label={t('purposes.labelEn')} required {...form.getInputProps('labelEn')} />
        </SimpleGrid>
        <TextInput
          label={t('purposes.key')}
          description={t('purposes.keyHint')}
          required
          maxLength={40}
          {...form.getInputProps('key')}
        />
        <RuleFields field={(field) => form.getInputProps(field)} />
        <Checkbox.Group label={t('purposes.categories')} required {...form.getInputProps('categories')}>
          <Stack gap={6} mt={4}>
            {CATEGORIES.map((value) => (
              <Checkbox key={value} value={value} label={t(`category.${value}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
        <Checkbox.Group label={t('purposes.roles')} {...form.getInputProps('roles')}>
          <Stack gap={6} mt={4}>
            {ROLES.map((value) => (
              <Checkbox key={value} value={value} label={t(`role.${value}`)} />
            ))}
          </Stack>
        </Checkbox.Group>
      </ProblemForm>
    </FormDialog>
  );
}
