import { ActionIcon, Alert, Button, Fieldset, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { IconInfoCircle, IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { type Form, ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import type { PortalMe } from '../contract.ts';
import type { DialogOfMe } from './actions.tsx';
import { type CorrectionValues, changesIn, EMPTY_ROWS, valuesOf } from './correction-values.ts';
import classes from './portal.module.css';
import { useExercise } from './use-portal.ts';

type CorrectionDialogProps = DialogOfMe & { current: PortalMe['current'] };

/** Art. 16: names and ways of contact as they are, to be put right. */
export function CorrectionDialog(props: CorrectionDialogProps) {
  const { t } = useTranslation('portal');
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} title={t('correct.title')} isWide>
      <CorrectionForm {...props} />
    </FormDialog>
  );
}

function CorrectionForm({ current, onClose, onDone }: CorrectionDialogProps) {
  const { t } = useTranslation('portal');
  const exercise = useExercise();
  const state = useProblemForm<CorrectionValues, Awaited<ReturnType<typeof exercise>>>({
    initialValues: valuesOf(current),
    send: ({ proposed, note }) => exercise('corrections', { proposed: changesIn(current, proposed), note }),
    onDone: (receipt) => {
      onClose();
      onDone(receipt);
    },
  });
  const { form } = state;
  return (
    <ProblemForm state={state} submitLabel={t('correct.confirm')} onCancel={onClose}>
      <Alert icon={<IconInfoCircle aria-hidden />}>{t('correct.why')}</Alert>
      <Fieldset legend={t('correct.name')}>
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs">
          {(['title', 'givenName', 'familyName'] as const).map((field) => (
            <TextInput
              key={field}
              label={t(field === 'title' ? 'correct.academicTitle' : `correct.${field}`)}
              {...form.getInputProps(`proposed.${field}`)}
            />
          ))}
        </SimpleGrid>
      </Fieldset>
      <Rows form={form} list="emails" field="address" type="email" />
      <Rows form={form} list="phones" field="number" type="tel" />
      <Addresses form={form} />
      <Textarea label={t('correct.note')} autosize minRows={2} {...form.getInputProps('note')} />
    </ProblemForm>
  );
}

type CorrectionForm = Form<CorrectionValues>;

interface RowsProps {
  form: CorrectionForm;
  list: 'emails' | 'phones';
  field: string;
  type: 'email' | 'tel';
}

function Rows({ form, list, field, type }: RowsProps) {
  const { t } = useTranslation('portal');
  return (
    <Fieldset legend={t(`correct.${list}`)}>
      <Stack gap="xs">
        {form.values.proposed[list].map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; the faults of the server name it
          <div key={index} className={classes.row}>
            <TextInput
              type={type}
              label={t(`correct.${list}One`, { number: index + 1 })}
              {...form.getInputProps(`proposed.${list}.${index}.${field}`)}
            />
            <Remove form={form} list={list} index={index} />
          </div>
        ))}
        <Add form={form} list={list} />
      </Stack>
    </Fieldset>
  );
}

function Addresses({ form }: { form: CorrectionForm }) {
  const { t } = useTranslation('portal');
  return (
    <Fieldset legend={t('correct.addresses')}>
      <Stack gap="xs">
        {form.values.proposed.addresses.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; the faults of the server name it
          <div key={index} className={classes.row}>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
              {(['street', 'extra', 'postalCode', 'city', 'country'] as const).map((part) => (
                <TextInput
                  key={part}
                  label={t(`correct.${part}`)}
                  {...form.getInputProps(`proposed.addresses.${index}.${part}`)}
                />
              ))}
            </SimpleGrid>
            <Remove form={form} list="addresses" index={index} />
          </div>
        ))}
        <Add form={form} list="addresses" />
      </Stack>
    </Fieldset>
  );
}

type List = keyof typeof EMPTY_ROWS;

function Add({ form, list }: { form: CorrectionForm; list: List }) {
  const { t } = useTranslation('portal');
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => form.insertListItem(`proposed.${list}`, { ...EMPTY_ROWS[list] })}
      >
        {t(`correct.${list}Add`)}
      </Button>
    </div>
  );
}

function Remove({ form, list, index }: { form: CorrectionForm; list: List; index: number }) {
  const { t } = useTranslation('portal');
  return (
    <ActionIcon
      aria-label={t('correct.remove', { what: t(`correct.${list}`), number: index + 1 })}
      onClick={() => form.removeListItem(`proposed.${list}`, index)}
    >
      <IconX size={16} aria-hidden />
    </ActionIcon>
  );
}
