import {
  Autocomplete,
  FileInput,
  NativeSelect,
  NumberInput,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import type { Form } from '../../../web/ui/problem-form.tsx';
import { CHANNELS, DIRECTIONS, OUTCOMES, topicList } from '../contract.ts';
import type { Person } from './interaction-dialog.tsx';
import type { InteractionValues } from './interaction-values.ts';
import { PeopleSelect } from './people-select.tsx';
import type { TimelineOf } from './timeline-of.ts';
import { WishesNote } from './wishes-note.tsx';

interface InteractionFieldsProps {
  form: Form<InteractionValues>;
  /** Whose timeline the topics are proposed from. */
  of: TimelineOf | undefined;
  known: readonly Person[];
  /** Day of the follow-up task. */
  dueOn?: string | undefined;
}

export function InteractionFields({ form, of, known, dueOn }: InteractionFieldsProps) {
  const { t } = useTranslation('interactions');
  const { values } = form;
  const isNote = values.channel === 'note';
  return (
    <>
      <PeopleSelect known={known} isFirst={values.people.length === 0} {...form.getInputProps('people')} />
      {values.people.slice(0, 3).map((contactId) => (
        <WishesNote
          key={contactId}
          person={{
            contactId,
            displayName: known.find((person) => person.contactId === contactId)?.displayName ?? '',
          }}
          channel={values.channel}
          isOutgoing={values.direction === 'out'}
          at={new Date(values.occurredAt || Date.now())}
          dueOn={dueOn}
        />
      ))}
      {isNote ? null : <WayFields form={form} />}
      <TextInput
        label={t('form.subject')}
        maxLength={300}
        {...form.getInputProps('subject')}
        {...(values.people.length > 0 ? { 'data-autofocus': true } : {})}
      />
      <Textarea
        label={t('form.content')}
        description={t('form.contentHint')}
        maxRows={16}
        maxLength={50_000}
        {...form.getInputProps('content')}
      />
      {values.channel === 'social' ? <SocialFields form={form} /> : null}
      <WhenFields form={form} of={of} />
    </>
  );
}

function WayFields({ form }: { form: Form<InteractionValues> }) {
  const { t } = useTranslation('interactions');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <Stack gap={2}>
        <Text component="span" size="sm" fw={500} id="interaction-direction">
          {t('form.direction')}
        </Text>
        <SegmentedControl
          size="sm"
          fullWidth
          role="radiogroup"
          aria-labelledby="interaction-direction"
          data={DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) }))}
          {...form.getInputProps('direction')}
        />
      </Stack>
      <NativeSelect
        label={t('form.outcome')}
        data={OUTCOMES.map((value) => ({
          value,
          label: value === '' ? t('outcome.none') : t(`outcome.${value}`),
        }))}
        {...form.getInputProps('outcome')}
      />
    </SimpleGrid>
  );
}

function SocialFields({ form }: { form: Form<InteractionValues> }) {
  const { t } = useTranslation('interactions');
  return (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
      <TextInput label={t('form.network')} maxLength={40} {...form.getInputProps('network')} />
      <TextInput label={t('form.handle')} maxLength={200} {...form.getInputProps('handle')} />
      <TextInput label={t('form.url')} type="url" maxLength={500} {...form.getInputProps('url')} />
    </SimpleGrid>
  );
}

function WhenFields({ form, of }: { form: Form<InteractionValues>; of: TimelineOf | undefined }) {
  const { t } = useTranslation('interactions');
  const [first] = form.values.people;
  const whose = of ?? (first ? { contactId: first } : undefined);
  const topics = useApi('/api/v1/interactions/topics', {
    schema: topicList,
    query: whose ?? {},
    enabled: whose !== undefined,
  });
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <NativeSelect
        label={t('form.channel')}
        data={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
        {...form.getInputProps('channel')}
        onChange={({ currentTarget: { value } }) => {
          // A note has no direction, everything else most often one.
          if (form.values.channel === 'note') form.setFieldValue('direction', 'in');
          form.setFieldValue('channel', CHANNELS.find((channel) => channel === value) ?? 'call');
        }}
      />
      <Autocomplete
        label={t('form.topic')}
        size="sm"
        maxLength={60}
        data={topics.data?.items ?? []}
        comboboxProps={{ withinPortal: false }}
        {...form.getInputProps('topic')}
      />
      <TextInput type="datetime-local" label={t('form.occurredAt')} {...form.getInputProps('occurredAt')} />
      <NumberInput
        label={t('form.duration')}
        size="sm"
        min={0}
        max={10_080}
        allowDecimal={false}
        hideControls
        {...form.getInputProps('durationMinutes')}
      />
    </SimpleGrid>
  );
}

export function FilesField({ files, onChange }: { files: File[]; onChange: (files: File[]) => void }) {
  const { t } = useTranslation('interactions');
  return (
    <FileInput
      multiple
      clearable
      size="sm"
      label={t('file.chooseTitle')}
      description={t('file.hint')}
      placeholder={t('file.none')}
      leftSection={<IconPaperclip size={15} aria-hidden />}
      value={files}
      onChange={onChange}
    />
  );
}
