import { Checkbox, Fieldset, NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { type Form, ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { WEEKDAYS, WISH_CHANNELS, WISH_SOURCES, type Wish, wish as wishSchema } from '../contract.ts';
import classes from './preferences.module.css';
import { toWishInput, type WishFormValues, wishValues } from './wish-values.ts';

interface WishDialogProps {
  contactId: string;
  /** The one to change; without it a new one is recorded. */
  wish?: Wish;
  onClose: () => void;
}

export function WishDialog(props: WishDialogProps) {
  const { t } = useTranslation('preferences');
  return (
    <FormDialog isOpen onClose={props.onClose} title={t(props.wish ? 'wish.change' : 'wish.add')} isWide>
      <WishForm {...props} />
    </FormDialog>
  );
}

function WishForm({ contactId, wish, onClose }: WishDialogProps) {
  const { t } = useTranslation('preferences');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const path = `/api/v1/contacts/${contactId}/wishes`;
  const state = useProblemForm({
    initialValues: wishValues(wish),
    send: (values) => {
      const call = { purpose, schema: wishSchema };
      return wish
        ? api.patch(`${path}/${wish.wishId}`, {
            ...call,
            body: { version: wish.version, ...toWishInput(values) },
          })
        : api.post(path, { ...call, body: toWishInput(values) });
    },
    onDone: async () => {
      notifyDone(t('wish.done'));
      onClose();
      await refresh(path);
    },
  });
  const { form } = state;
  return (
    <ProblemForm state={state} onCancel={onClose}>
      <ChannelFields form={form} />
      <TimeFields form={form} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <LanguageField form={form} />
        <TextInput
          label={t('wishField.salutation')}
          description={t('wishField.salutationHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={120}
          {...form.getInputProps('salutation')}
        />
      </SimpleGrid>
      <Textarea
        label={t('wishField.details')}
        description={t('wishField.detailsHint')}
        maxRows={8}
        {...form.getInputProps('details')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <NativeSelect
          label={t('wishField.source')}
          data={WISH_SOURCES.map((value) => ({ value, label: t(`source.${value}`) }))}
          {...form.getInputProps('source')}
        />
        <TextInput type="date" label={t('wishField.notedOn')} {...form.getInputProps('notedOn')} />
        <TextInput type="date" label={t('wishField.startsOn')} {...form.getInputProps('startsOn')} />
        <TextInput
          type="date"
          label={t('wishField.endsOn')}
          description={t('wishField.endsOnHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('endsOn')}
        />
      </SimpleGrid>
    </ProblemForm>
  );
}

interface Part {
  form: Form<WishFormValues>;
}

function ChannelFields({ form }: Part) {
  const { t } = useTranslation('preferences');
  const choices = [
    { value: '', label: t('wishField.noWish') },
    { value: 'not', label: t('wishField.not') },
    { value: 'only', label: t('wishField.only') },
  ];
  return (
    <Fieldset legend={t('wishField.channels')}>
      <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="sm" verticalSpacing="xs">
        {WISH_CHANNELS.map((channel, index) => (
          <NativeSelect
            key={channel}
            label={t(`channel.${channel}`)}
            data={choices}
            {...(index === 0 ? { 'data-autofocus': true } : {})}
            {...form.getInputProps(`channels.${channel}`)}
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}

function TimeFields({ form }: Part) {
  const { t } = useTranslation('preferences');
  const { timed } = form.getInitialValues();
  const named = [
    'phone',
    'email',
    'visit',
    ...(timed && !/^(phone|email|visit)$/.test(timed) ? [timed] : []),
  ];
  const labelOf = (value: string) =>
    value
      .split(',')
      .map((channel) => t(`channel.${channel as (typeof WISH_CHANNELS)[number]}`))
      .join(', ');
  return (
    <>
      <Checkbox.Group label={t('wishField.weekdays')} {...form.getInputProps('weekdaysRefused')}>
        <div className={classes.days}>
          {WEEKDAYS.map((day) => (
            <Checkbox key={day} value={day} label={t(`weekday.${day}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <SimpleGrid cols={{ base: 2, sm: 3 }} spacing="sm">
        <TextInput type="time" label={t('wishField.hoursFrom')} {...form.getInputProps('hoursFrom')} />
        <TextInput type="time" label={t('wishField.hoursUntil')} {...form.getInputProps('hoursUntil')} />
        <NativeSelect
          label={t('wishField.timed')}
          data={[
            { value: '', label: t('wishField.everyChannel') },
            ...named.map((value) => ({ value, label: labelOf(value) })),
          ]}
          {...form.getInputProps('timed')}
        />
      </SimpleGrid>
    </>
  );
}

const LANGUAGES = ['de', 'en', 'fr', 'nl', 'da', 'sv', 'pl', 'cs', 'it', 'es', 'pt', 'tr', 'uk', 'ru', 'ar'];

function LanguageField({ form }: Part) {
  const { t, i18n } = useTranslation('preferences');
  const names = new Intl.DisplayNames([i18n.language], { type: 'language' });
  const stored = form.getInitialValues().language;
  return (
    <NativeSelect
      label={t('wishField.language')}
      data={[
        { value: '', label: t('wishField.anyLanguage') },
        ...[...new Set([...LANGUAGES, ...(stored ? [stored] : [])])].map((value) => ({
          value,
          label: names.of(value) ?? value,
        })),
      ]}
      {...form.getInputProps('language')}
    />
  );
}
