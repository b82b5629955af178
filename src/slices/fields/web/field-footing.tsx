import { Alert, Checkbox, Divider, NumberInput, Radio, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePurposeLabel, usePurposes } from '../../../web/ui/labels.tsx';
import type { Form } from '../../../web/ui/problem-form.tsx';
import { OWN_CATEGORIES, type OwnEntity } from '../contract.ts';
import type { FieldValues } from './field-values.ts';

interface FieldFootingProps {
  form: Form<FieldValues>;
  entity: OwnEntity;
}

/** What kind of data it is, what it is for, and when it goes: three questions without which no field is added. */
export function FieldFooting({ form, entity }: FieldFootingProps) {
  const { t } = useTranslation('fields');
  return (
    <Stack gap="md">
      <div>
        <Title order={3}>{t('footing.title')}</Title>
        <Divider mt={4} />
        <Text size="sm" c="dimmed" mt="xs">
          {t(entity === 'contact' ? 'footing.text' : 'footing.textOfRecord')}
        </Text>
      </div>
      <Category form={form} />
      <Purposes form={form} />
      <DeletionRule form={form} entity={entity} />
    </Stack>
  );
}

function Category({ form }: { form: Form<FieldValues> }) {
  const { t } = useTranslation(['fields', 'access']);
  const { category, specialReason } = form.values;
  const asksReason =
    category === 'special' || specialReason !== '' || form.errors.specialReason !== undefined;
  return (
    <>
      <Radio.Group
        label={t('footing.category')}
        aria-label={t('footing.category')}
        tabIndex={-1}
        required
        {...form.getInputProps('category')}
      >
        <Stack gap={6} mt={4}>
          {OWN_CATEGORIES.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`access:category.${value}`)}
              description={t(`example.${value}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {category === 'special' ? (
        <Alert color="red" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {t('footing.specialText')}
        </Alert>
      ) : null}
      {asksReason ? (
        <Textarea
          label={t(category === 'special' ? 'footing.specialReason' : 'footing.notSpecialReason')}
          autosize
          minRows={2}
          maxLength={500}
          {...form.getInputProps('specialReason')}
        />
      ) : null}
    </>
  );
}

function Purposes({ form }: { form: Form<FieldValues> }) {
  const { t } = useTranslation('fields');
  const labelOf = usePurposeLabel();
  const { category, purposes: chosen } = form.values;
  const all = usePurposes().filter(({ forGrounds }) => forGrounds);
  const opening = all.filter(({ categories }) => category !== '' && categories.includes(category));
  // A purpose that the category closes stays visible where it is chosen, so that it can be taken away.
  const shown = all.filter((purpose) => opening.includes(purpose) || chosen.includes(purpose.key));
  const props = form.getInputProps('purposes');
  const fault = Object.entries(form.errors).find(([at]) => at.startsWith('purposes'))?.[1];
  return (
    <Checkbox.Group
      label={t('footing.purposes')}
      aria-label={t('footing.purposes')}
      tabIndex={-1}
      description={t('footing.purposesHint')}
      required
      {...props}
      error={props.error ?? fault}
    >
      <Stack gap={6} mt={4}>
        {shown.map(({ key }) => (
          <Checkbox key={key} value={key} label={labelOf(key)} />
        ))}
        {category === '' ? (
          <Text size="sm" c="dimmed">
            {t('footing.categoryFirst')}
          </Text>
        ) : shown.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('footing.noPurpose')}
          </Text>
        ) : null}
      </Stack>
    </Checkbox.Group>
  );
}

function DeletionRule({ form, entity }: FieldFootingProps) {
  const { t } = useTranslation('fields');
  const { rule } = form.values;
  return (
    <>
      <Radio.Group
        label={t('footing.rule')}
        aria-label={t('footing.rule')}
        tabIndex={-1}
        required
        {...form.getInputProps('rule')}
        data-path={rule === '' ? 'retainDays' : 'rule'}
        error={rule === '' ? form.errors.retainDays : undefined}
      >
        <Stack gap={6} mt={4}>
          <Radio value="record" label={t(`rule.${entity}`)} description={t(`rule.hint.${entity}`)} />
          <Radio value="days" label={t('rule.days')} description={t('rule.daysHint')} />
        </Stack>
      </Radio.Group>
      {rule === 'days' ? (
        <NumberInput
          label={t('rule.daysNumber')}
          min={1}
          max={36_525}
          allowDecimal={false}
          required
          maw="14rem"
          {...form.getInputProps('retainDays')}
        />
      ) : null}
    </>
  );
}
