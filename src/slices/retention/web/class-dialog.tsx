import { Checkbox, Group, NativeSelect, NumberInput, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { catalogue, type DeletionClass, UNITS } from '../contract.ts';
import { DueAtOnce } from './due-at-once.tsx';

interface ClassDialogProps {
  /** Undefined: a new one. */
  of: DeletionClass | undefined;
  onClose: () => void;
}

/** A deletion class of the firm's own, or another period for one that is there. */
export function ClassDialog(props: ClassDialogProps) {
  const { t } = useTranslation('retention');
  return (
    <FormDialog
      isOpen
      isWide
      onClose={props.onClose}
      title={props.of ? t('class.changeTitle') : t('class.addTitle')}
    >
      <ClassForm {...props} />
    </FormDialog>
  );
}

const EMPTY = {
  key: '',
  period: 1 as number | string,
  unit: 'year' as DeletionClass['unit'],
  toYearEnd: false,
  startEvent: 'process-end' as DeletionClass['startEvent'],
  labelDe: '',
  labelEn: '',
  statuteDe: '',
  statuteEn: '',
};
type Values = typeof EMPTY;

const valuesOf = ({ key, period, unit, toYearEnd, startEvent, ...texts }: DeletionClass): Values => ({
  key,
  period,
  unit,
  toYearEnd,
  startEvent,
  labelDe: texts.labelDe,
  labelEn: texts.labelEn,
  statuteDe: texts.statuteDe,
  statuteEn: texts.statuteEn,
});

function ClassForm({ of, onClose }: ClassDialogProps) {
  const { t } = useTranslation('retention');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: of ? valuesOf(of) : EMPTY,
    send: ({ key, startEvent, ...values }) =>
      of
        ? api.patch(`/api/v1/retention/classes/${of.key}`, { purpose, body: values, schema: catalogue })
        : api.post('/api/v1/retention/classes', {
            purpose,
            body: { key, startEvent, ...values },
            schema: catalogue,
          }),
    onDone: async () => {
      notifyDone(t(of ? 'class.changed' : 'class.added'));
      onClose();
      await refresh('/api/v1/retention');
    },
  });
  const { form } = state;
  const { period, unit, toYearEnd } = form.values;
  const isMoved = of && (period !== of.period || unit !== of.unit || toYearEnd !== of.toYearEnd);
  return (
    <ProblemForm state={state} onCancel={onClose}>
      <Text size="sm">{t(of ? 'class.changeText' : 'class.addText')}</Text>
      {of ? null : (
        <TextInput
          label={t('class.key')}
          description={t('class.keyHint')}
          required
          data-autofocus
          maxLength={40}
          {...form.getInputProps('key')}
        />
      )}
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <NumberInput
          label={t('class.period')}
          required
          min={1}
          max={1200}
          allowDecimal={false}
          {...(of ? { 'data-autofocus': true } : {})}
          {...form.getInputProps('period')}
        />
        <NativeSelect
          label={t('class.unit')}
          data={UNITS.map((value) => ({ value, label: t(`class.units.${value}`) }))}
          {...form.getInputProps('unit')}
        />
      </Group>
      <Checkbox label={t('class.toYearEnd')} {...form.getInputProps('toYearEnd', { type: 'checkbox' })} />
      {of ? null : (
        <NativeSelect
          label={t('rules.start')}
          data={(['process-end', 'collection'] as const).map((value) => ({
            value,
            label: t(`rules.${value}`),
          }))}
          {...form.getInputProps('startEvent')}
        />
      )}
      <TextInput
        label={t('class.labelDe')}
        description={t('class.labelHint')}
        required
        maxLength={200}
        {...form.getInputProps('labelDe')}
      />
      <TextInput label={t('class.labelEn')} required maxLength={200} {...form.getInputProps('labelEn')} />
      <TextInput
        label={t('class.statuteDe')}
        description={t('class.statuteHint')}
        required
        maxLength={300}
        {...form.getInputProps('statuteDe')}
      />
      <TextInput label={t('class.statuteEn')} required maxLength={300} {...form.getInputProps('statuteEn')} />
      {isMoved && typeof period === 'number' ? (
        <DueAtOnce
          change={{
            class: {
              key: of.key,
              change: { period, unit, toYearEnd },
            },
          }}
        />
      ) : null}
    </ProblemForm>
  );
}
