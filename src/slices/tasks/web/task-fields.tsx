import { NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useColleagues } from '../../../web/ui/colleagues.ts';
import { formatTime } from '../../../web/ui/dates.tsx';
import type { Form } from '../../../web/ui/problem-form.tsx';
import { CompanySelect } from '../../companies/web/company-select.tsx';
import { APPOINTMENT_KINDS, TASK_KINDS, TASK_PRIORITIES } from '../contract.ts';
import { PeopleSelect } from './people-select.tsx';
import { MINUTES, REMINDERS, type TaskFormValues } from './task-values.ts';

interface Part {
  form: Form<TaskFormValues>;
}
/** What the server says about the moment or the day stands at the field where it was typed. */
const errorOf = (form: Part['form'], ...names: string[]) =>
  names.map((name) => form.errors[name]).find(Boolean);

export function TaskFields({ form }: Part) {
  const { t } = useTranslation('tasks');
  const { people } = useColleagues();
  const isAppointment = APPOINTMENT_KINDS.includes(form.values.kind);
  return (
    <>
      <TextInput
        label={t('field.title')}
        required
        maxLength={300}
        data-autofocus
        {...form.getInputProps('title')}
      />
      <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="sm">
        <NativeSelect
          label={t('field.kind')}
          data={TASK_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <NativeSelect label={t('field.owner')} data={people} {...form.getInputProps('ownerId')} />
        <NativeSelect
          label={t('field.priority')}
          data={TASK_PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          {...form.getInputProps('priority')}
        />
      </SimpleGrid>
      <TimeFields form={form} isAppointment={isAppointment} />
      {isAppointment || form.values.place ? (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput label={t('field.place')} maxLength={300} {...form.getInputProps('place')} />
          <RemindField form={form} />
        </SimpleGrid>
      ) : null}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <PeopleSelect
          label={t('field.people')}
          description={form.values.people.length > 0 ? t('field.peopleHint') : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          chosen={form.values.people}
          onChoose={(chosen) => form.setFieldValue('people', chosen)}
          error={errorOf(form, 'contactIds', 'contactIds.0')}
        />
        <CompanySelect
          label={t('field.company')}
          chosen={form.values.company ?? undefined}
          onChoose={(company) => form.setFieldValue('company', company ?? null)}
          error={form.errors.companyId}
        />
      </SimpleGrid>
      <Textarea
        label={t('field.note')}
        description={t('field.noteHint')}
        maxRows={10}
        {...form.getInputProps('note')}
      />
    </>
  );
}

function TimeFields({ form, isAppointment }: Part & { isAppointment: boolean }) {
  const { t } = useTranslation('tasks');
  const isTimed = form.values.time !== '';
  return (
    <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="sm">
      <TextInput
        type="date"
        label={t(isAppointment ? 'field.beginDay' : 'field.dueDay')}
        {...form.getInputProps('day')}
        error={errorOf(form, 'dueOn', 'dueAt')}
      />
      <TextInput
        type="time"
        label={t('field.dueTime')}
        title={t('field.timeHint')}
        {...form.getInputProps('time')}
      />
      {isAppointment ? (
        isTimed ? (
          <TextInput
            type="time"
            label={t('field.endTime')}
            {...form.getInputProps('endTime')}
            error={errorOf(form, 'endsAt')}
          />
        ) : (
          <TextInput
            type="date"
            label={t('field.endDay')}
            {...form.getInputProps('endDay')}
            error={errorOf(form, 'endsOn')}
          />
        )
      ) : null}
      {isAppointment || form.values.place ? null : <RemindField form={form} />}
    </SimpleGrid>
  );
}

function RemindField({ form }: Part) {
  const { t, i18n } = useTranslation('tasks');
  const { remind, time, day } = form.values;
  const stored = form.getInitialValues().remind;
  const labels: Record<string, string> = {
    '0': t('remind.atTime'),
    ...Object.fromEntries(MINUTES.map((count) => [String(count), t('remind.minutes', { count })])),
    '60': t('remind.hour'),
    dayBefore: t('remind.dayBefore'),
    morning: t('remind.morning'),
  };
  const words: readonly string[] = day ? (time ? REMINDERS.timed : REMINDERS.allDay) : [];
  const kept = [...new Set([stored, remind])].filter((value) => value.includes('T'));
  return (
    <NativeSelect
      label={t('field.remind')}
      disabled={words.length === 0 && kept.length === 0}
      data={[
        { value: '', label: t('remind.never') },
        ...words.map((value) => ({ value, label: labels[value]! })),
        ...kept.map((value) => ({
          value,
          label: t('remind.kept', { when: formatTime(value, i18n.language) }),
        })),
      ]}
      {...form.getInputProps('remind')}
      error={form.errors.remindAt}
    />
  );
}
