import { ActionIcon, Button, Checkbox, Group, Stack, TextInput, Title } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { type Form, ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { LoadingState } from '../../../web/ui/states.tsx';
import { CLOSED_OUTCOMES, type CloseReason, closeReasonList } from '../contract.ts';
import classes from './deals.module.css';

type ReasonValues = Omit<CloseReason, 'reasonId'> & { reasonId: string };
const PATH = '/api/v1/close-reasons';

/** Why deals are won or lost: a list, so that nobody needs free text about people. */
export function ReasonsForm({ isReadOnly }: { isReadOnly: boolean }) {
  const { data } = useApi(PATH, { schema: closeReasonList });
  if (!data) return <LoadingState />;
  return (
    <fieldset disabled={isReadOnly} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <Reasons key={JSON.stringify(data.items)} reasons={data.items} />
    </fieldset>
  );
}

function Reasons({ reasons }: { reasons: readonly CloseReason[] }) {
  const { t } = useTranslation(['deals', 'common']);
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const state = useProblemForm({
    initialValues: { items: [...reasons] as ReasonValues[] },
    send: ({ items }) =>
      api.put(PATH, {
        purpose,
        body: {
          items: items.map(({ reasonId, ...item }) => ({ ...item, ...(reasonId ? { reasonId } : {}) })),
        },
        schema: closeReasonList,
      }),
    onDone: () => {
      notifyDone(t('common:state.saved'));
      return refresh(PATH);
    },
  });
  return (
    <ProblemForm state={state}>
      {CLOSED_OUTCOMES.map((outcome) => (
        <ReasonGroup key={outcome} form={state.form} outcome={outcome} />
      ))}
    </ProblemForm>
  );
}

function ReasonGroup({
  form,
  outcome,
}: {
  form: Form<{ items: ReasonValues[] }>;
  outcome: CloseReason['outcome'];
}) {
  const { t } = useTranslation('deals');
  const add = () =>
    form.insertListItem('items', { reasonId: '', outcome, labelDe: '', labelEn: '', isActive: true });
  return (
    <Stack gap="xs">
      <Title order={3}>{t(`outcome.${outcome}`)}</Title>
      {form.values.items.map((item, index) =>
        item.outcome === outcome ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; the faults of the server name it
          <div key={index} className={classes.reasonRow}>
            <TextInput label={t('reasons.de')} required {...form.getInputProps(`items.${index}.labelDe`)} />
            <TextInput label={t('reasons.en')} required {...form.getInputProps(`items.${index}.labelEn`)} />
            <Checkbox
              label={t('reasons.isActive')}
              pb={8}
              {...form.getInputProps(`items.${index}.isActive`, { type: 'checkbox' })}
            />
            <ActionIcon
              aria-label={t('reasons.remove', { name: item.labelDe })}
              onClick={() => form.removeListItem('items', index)}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
        ) : null,
      )}
      <Group>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={add}
        >
          {t('reasons.add')}
        </Button>
      </Group>
    </Stack>
  );
}
