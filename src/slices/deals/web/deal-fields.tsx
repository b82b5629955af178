import { Autocomplete, Fieldset, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../../../web/ui/colleagues.ts';
import { MoneyInput } from '../../../web/ui/money.tsx';
import type { Form } from '../../../web/ui/problem-form.tsx';
import { CompanySelect } from '../../companies/web/company-select.tsx';
import { OwnInputs } from '../../fields/web/own-inputs.tsx';
import { useOpenOwnFields } from '../../fields/web/use-own-fields.ts';
import { USUAL_CURRENCIES } from '../contract.ts';
import type { DealValues } from './deal-values.ts';
import { ItemRows } from './item-rows.tsx';
import { PeopleField } from './people-field.tsx';
import { usePipelines } from './use-pipelines.ts';

export interface DealFormPart {
  form: Form<DealValues>;
}

interface DealFieldsProps extends DealFormPart {
  /** The stage is chosen here; later a deal moves on the board. */
  isNew: boolean;
  /** When values of own fields go before the deal does. */
  ownEnds?: Record<string, string>;
}

export function DealFields({ form, isNew, ownEnds }: DealFieldsProps) {
  const { t } = useTranslation(['deals', 'fields']);
  const own = useOpenOwnFields('deal');
  const hasItems = form.values.items.length > 0;
  const { onChange: _, value: __, defaultValue: ___, ...company } = form.getInputProps('companyId');
  return (
    <Stack gap="md">
      <TextInput
        label={t('field.title')}
        description={t('field.titleHint')}
        required
        autoComplete="off"
        {...form.getInputProps('title')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <CompanySelect
          {...company}
          label={t('field.company')}
          chosen={
            form.values.companyId
              ? { companyId: form.values.companyId, name: form.values.companyName }
              : undefined
          }
          onChoose={(chosen) => {
            form.setFieldValue('companyId', chosen?.companyId ?? '');
            form.setFieldValue('companyName', chosen?.name ?? '');
          }}
        />
        <PeopleField form={form} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
        {isNew ? <StageField form={form} /> : null}
        {hasItems ? null : <MoneyInput label={t('field.amount')} {...form.getInputProps('amountCents')} />}
        <Autocomplete
          size="sm"
          label={t('field.currency')}
          data={[...USUAL_CURRENCIES]}
          comboboxProps={{ withinPortal: false }}
          maxLength={3}
          {...form.getInputProps('currency')}
        />
        <TextInput type="date" label={t('field.expectedOn')} {...form.getInputProps('expectedOn')} />
      </SimpleGrid>
      <ItemRows form={form} />
      {own.length > 0 ? (
        <Fieldset legend={t('fields:section')}>
          <OwnInputs entity="deal" field={(key) => form.getInputProps(`own.${key}`)} ends={ownEnds} />
        </Fieldset>
      ) : null}
      <Fieldset legend={t('field.more')}>
        <AssignmentFields form={form} />
      </Fieldset>
    </Stack>
  );
}

function StageField({ form }: DealFormPart) {
  const { t } = useTranslation('deals');
  const { pipelines } = usePipelines();
  const stages = pipelines
    .filter(({ isActive }) => isActive)
    .flatMap((pipeline) =>
      pipeline.stages
        .filter(({ outcome }) => outcome === 'open')
        .map(({ stageId, name }) => ({
          value: stageId,
          label: pipelines.length > 1 ? `${pipeline.name}: ${name}` : name,
        })),
    );
  return <NativeSelect label={t('field.stage')} data={stages} {...form.getInputProps('stageId')} />;
}

/** Who looks after the deal, and how it came about. */
function AssignmentFields({ form }: DealFormPart) {
  const { t } = useTranslation('deals');
  const { people, teams } = useColleagues();
  const none = { value: '', label: '–' };
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
      <TextInput label={t('field.source')} autoComplete="off" {...form.getInputProps('source')} />
      <NativeSelect label={t('field.owner')} data={[none, ...people]} {...form.getInputProps('ownerId')} />
      <NativeSelect label={t('field.team')} data={[none, ...teams]} {...form.getInputProps('teamId')} />
    </SimpleGrid>
  );
}
