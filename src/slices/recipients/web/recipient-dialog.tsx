import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { dayOf } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import {
  adequacyOf,
  INSTRUMENTS,
  isPartlyAdequate,
  isThirdCountry,
  RECIPIENT_KINDS,
  type Recipient,
  recipient as recipientSchema,
} from '../contract.ts';
import { countryChoices } from './country-choices.ts';
import { RECIPIENTS } from './use-recipients.ts';

interface RecipientDialogProps {
  /** The one to change; without it a new one is entered. */
  recipient?: Recipient;
  onClose: () => void;
}

export function RecipientDialog(props: RecipientDialogProps) {
  const { t } = useTranslation('recipients');
  return (
    <FormDialog
      isOpen
      onClose={props.onClose}
      title={t(props.recipient ? 'dialog.edit' : 'dialog.add')}
      isWide
    >
      <RecipientForm {...props} />
    </FormDialog>
  );
}

function RecipientForm({ recipient, onClose }: RecipientDialogProps) {
  const { t, i18n } = useTranslation('recipients');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: {
      name: recipient?.name ?? '',
      kind: recipient?.kind ?? 'processor',
      email: recipient?.email ?? '',
      street: recipient?.street ?? '',
      postalCode: recipient?.postalCode ?? '',
      city: recipient?.city ?? '',
      country: recipient?.country ?? 'DE',
      instrument: (recipient?.instrument ?? '') as string,
      language: recipient?.language ?? 'de',
      since: recipient?.since ?? dayOf(new Date()),
      until: recipient?.until ?? '',
    },
    send: (values) => {
      const body = { ...values, instrument: isThirdCountry(values.country) ? values.instrument : '' };
      const call = { purpose, schema: recipientSchema, body };
      return recipient
        ? api.patch(`${RECIPIENTS}/${recipient.recipientId}`, call)
        : api.post(RECIPIENTS, call);
    },
    onDone: async () => {
      notifyDone(t('dialog.done'));
      onClose();
      await refresh(RECIPIENTS);
    },
  });
  const { form } = state;
  const field = form.getInputProps;
  const { country } = form.values;
  const adequacy = adequacyOf(country, dayOf(new Date()));
  return (
    <ProblemForm state={state} onCancel={onClose}>
      <TextInput label={t('field.name')} data-autofocus required maxLength={200} {...field('name')} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <NativeSelect
          label={t('field.kind')}
          data={RECIPIENT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          {...field('kind')}
        />
        <NativeSelect
          label={t('field.language')}
          data={(['de', 'en'] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
          {...field('language')}
        />
      </SimpleGrid>
      <TextInput
        type="email"
        label={t('field.email')}
        description={t('field.emailHint')}
        maxLength={254}
        {...field('email')}
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        <TextInput label={t('field.street')} maxLength={200} {...field('street')} />
        <TextInput label={t('field.postalCode')} maxLength={20} {...field('postalCode')} />
        <TextInput label={t('field.city')} maxLength={120} {...field('city')} />
      </SimpleGrid>
      <NativeSelect label={t('field.country')} data={countryChoices(i18n.language)} {...field('country')} />
      {isThirdCountry(country) ? (
        <NativeSelect
          label={t('field.instrument')}
          description={
            adequacy
              ? [
                  t('field.adequate', { decision: adequacy.decision }),
                  isPartlyAdequate(country) ? t(`adequateIn.${country}`) : '',
                ].join(' ')
              : t('field.notAdequate')
          }
          required
          data={[
            { value: '', label: t('field.choose') },
            ...INSTRUMENTS.filter((value) => value !== 'adequacy' || adequacy).map((value) => ({
              value,
              label: t(`instrument.${value}`),
            })),
          ]}
          {...field('instrument')}
        />
      ) : null}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput type="date" label={t('field.since')} required {...field('since')} />
        <TextInput
          type="date"
          label={t('field.until')}
          description={t('field.untilHint')}
          {...field('until')}
        />
      </SimpleGrid>
    </ProblemForm>
  );
}
