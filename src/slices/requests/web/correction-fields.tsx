import { ActionIcon, Button, Fieldset, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SALUTATIONS } from '../../contacts/contract.ts';
import { EMPTY_ROWS, type ProposedLists, type ProposedValues } from './proposed-values.ts';
import classes from './requests.module.css';

type List = keyof ProposedLists;
/** A form whose values hold `proposed`, as far as these fields need it. */
export interface ProposedForm {
  proposed: ProposedValues;
  inputProps: (path: string) => object;
  insert: (path: string, row: object) => void;
  remove: (path: string, index: number) => void;
}
interface CorrectionFieldsProps {
  form: ProposedForm;
  /** What a person is asked in the portal; the desk has every field. */
  isShort?: boolean;
}

const LANGUAGES = ['de', 'en', 'fr', 'it', 'es', 'nl', 'pl', 'tr'] as const;
const SHORT_NAMES = ['title', 'givenName', 'familyName'] as const;
const NAMES = ['title', 'givenName', 'middleName', 'familyName', 'nameSuffix', 'nickname'] as const;
const PARTS = ['street', 'extra', 'postalCode', 'city', 'country'] as const;

/** Art. 16: the fields of a person as they are, to be put right. */
export function CorrectionFields({ form, isShort = false }: CorrectionFieldsProps) {
  const { t } = useTranslation(['requests', 'contacts']);
  return (
    <>
      <Fieldset legend={t('correction.name')}>
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs">
          {isShort ? null : (
            <NativeSelect
              label={t('proposed.of.salutation')}
              data={SALUTATIONS.map((value) => ({ value, label: t(`contacts:salutation.${value}`) }))}
              {...form.inputProps('proposed.salutation')}
            />
          )}
          {(isShort ? SHORT_NAMES : NAMES).map((field) => (
            <TextInput
              key={field}
              label={t(`proposed.of.${field}`)}
              autoComplete="off"
              {...form.inputProps(`proposed.${field}`)}
            />
          ))}
          {isShort ? null : (
            <>
              <TextInput
                type="date"
                label={t('proposed.of.birthday')}
                {...form.inputProps('proposed.birthday')}
              />
              <NativeSelect
                label={t('proposed.of.language')}
                data={[
                  { value: '', label: t('contacts:language.none') },
                  ...LANGUAGES.map((value) => ({ value, label: t(`contacts:language.${value}`) })),
                ]}
                {...form.inputProps('proposed.language')}
              />
            </>
          )}
        </SimpleGrid>
      </Fieldset>
      <Rows form={form} list="emails" field="address" type="email" />
      <Rows form={form} list="phones" field="number" type="tel" />
      <Addresses form={form} />
    </>
  );
}

interface RowsProps {
  form: ProposedForm;
  list: 'emails' | 'phones';
  field: string;
  type: 'email' | 'tel';
}

function Rows({ form, list, field, type }: RowsProps) {
  const { t } = useTranslation('requests');
  return (
    <Fieldset legend={t(`proposed.of.${list}`)}>
      <Stack gap="xs">
        {form.proposed[list].map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; the faults of the server name it
          <div key={index} className={classes.row}>
            <TextInput
              type={type}
              label={t(`correction.${list}One`, { number: index + 1 })}
              autoComplete="off"
              {...form.inputProps(`proposed.${list}.${index}.${field}`)}
            />
            <Remove form={form} list={list} index={index} />
          </div>
        ))}
        <Add form={form} list={list} />
      </Stack>
    </Fieldset>
  );
}

function Addresses({ form }: { form: ProposedForm }) {
  const { t } = useTranslation('requests');
  return (
    <Fieldset legend={t('proposed.of.addresses')}>
      <Stack gap="xs">
        {form.proposed.addresses.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; the faults of the server name it
          <div key={index} className={classes.row}>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
              {PARTS.map((part) => (
                <TextInput
                  key={part}
                  label={t(`correction.${part}`)}
                  autoComplete="off"
                  {...form.inputProps(`proposed.addresses.${index}.${part}`)}
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

function Add({ form, list }: { form: ProposedForm; list: List }) {
  const { t } = useTranslation('requests');
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => form.insert(`proposed.${list}`, { ...EMPTY_ROWS[list] })}
      >
        {t(`correction.${list}Add`)}
      </Button>
    </div>
  );
}

function Remove({ form, list, index }: { form: ProposedForm; list: List; index: number }) {
  const { t } = useTranslation('requests');
  return (
    <ActionIcon
      aria-label={t('correction.remove', { what: t(`proposed.of.${list}`), number: index + 1 })}
      onClick={() => form.remove(`proposed.${list}`, index)}
    >
      <IconX size={16} aria-hidden />
    </ActionIcon>
  );
}
