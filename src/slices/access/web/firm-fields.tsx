import { Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldProps } from '../../../web/ui/problem-form.tsx';
import { AUTHORITIES, countryChoices, GERMAN_STATES, isGermanState } from './firm-places.ts';

export interface FirmValues {
  name: string;
  street: string;
  postalCode: string;
  city: string;
  country: string;
  state: string;
  authority: string;
}

interface FirmFieldsProps {
  values: FirmValues;
  /** Props of the input for a field of the firm. */
  field: (name: keyof FirmValues) => FieldProps;
  setField: (name: keyof FirmValues, value: string) => void;
}

/** Name, address and supervisory authority of the firm; choosing a German state proposes the authority. */
export function FirmFields({ values, field, setField }: FirmFieldsProps) {
  const { t, i18n } = useTranslation(['access', 'common']);
  const chooseState = (state: string) => {
    const isOurProposal = values.authority === '' || Object.values(AUTHORITIES).includes(values.authority);
    setField('state', state);
    if (isOurProposal) setField('authority', isGermanState(state) ? AUTHORITIES[state] : '');
  };
  return (
    <Stack gap="sm">
      <TextInput label={t('firm.name')} autoComplete="organization" required {...field('name')} />
      <TextInput label={t('firm.street')} autoComplete="street-address" {...field('street')} />
      <Group gap="sm" grow preventGrowOverflow={false} wrap="nowrap">
        <TextInput
          label={t('firm.postalCode')}
          autoComplete="postal-code"
          maw={110}
          {...field('postalCode')}
        />
        <TextInput label={t('firm.city')} autoComplete="address-level2" {...field('city')} />
      </Group>
      <NativeSelect label={t('firm.country')} data={countryChoices(i18n.language)} {...field('country')} />
      {values.country === 'DE' ? (
        <NativeSelect
          label={t('firm.state')}
          data={[
            { value: '', label: t('common:form.choose') },
            ...GERMAN_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
          ]}
          {...field('state')}
          onChange={(event) => chooseState(event.currentTarget.value)}
        />
      ) : null}
      <TextInput label={t('firm.authority')} description={t('firm.authorityHint')} {...field('authority')} />
    </Stack>
  );
}
