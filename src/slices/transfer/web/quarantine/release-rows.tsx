import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../../web/api.ts';
import { useRefresh } from '../../../../web/query.ts';
import { FormDialog } from '../../../../web/ui/form-dialog.tsx';
import { usePurposes } from '../../../../web/ui/labels.tsx';
import { notifyDone } from '../../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../../web/ui/problem-form.tsx';
import { GroundFields } from '../../../grounds/web/ground-fields.tsx';
import { emptyGround, toGroundInput } from '../../../grounds/web/ground-values.ts';
import { releaseResult } from '../../contract.ts';

interface RowsDialogProps {
  ids: readonly string[];
  isOpen: boolean;
  onClose: () => void;
  onDone: () => void;
}

/** Gives the ticked rows one ground, by which they become contacts. */
export function ReleaseRows(props: RowsDialogProps) {
  const { t } = useTranslation('transfer');
  return (
    <FormDialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={t('quarantine.releaseTitle', { count: props.ids.length })}
      isWide
    >
      <ReleaseForm {...props} />
    </FormDialog>
  );
}

const OUTCOMES = ['created', 'alreadyThere', 'suppressed', 'optedOut', 'notFound'] as const;

function ReleaseForm({ ids, onClose, onDone }: RowsDialogProps) {
  const { t } = useTranslation('transfer');
  const purposes = usePurposes();
  const refresh = useRefresh();
  const first = purposes.find(({ forGrounds, isMine }) => forGrounds && isMine)?.key ?? 'contract';
  const state = useProblemForm({
    initialValues: { ground: emptyGround(first, purposes) },
    send: ({ ground }) =>
      api.post('/api/v1/quarantine/release', {
        purpose: 'intake',
        body: { ids, ground: toGroundInput(ground, purposes) },
        schema: releaseResult,
      }),
    onDone: async (result) => {
      const said = OUTCOMES.filter((name) => result[name] > 0).map((name) =>
        t(`quarantine.${name}`, { count: result[name] }),
      );
      notifyDone(`${said.join(', ')}.`);
      onDone();
      onClose();
      await refresh('/api/v1/quarantine', '/api/v1/contacts', '/api/v1/companies', '/api/v1/home');
    },
  });
  const { form } = state;
  return (
    <ProblemForm state={state} submitLabel={t('quarantine.releaseSubmit')} onCancel={onClose}>
      <Text size="sm">{t('quarantine.releaseText')}</Text>
      <GroundFields
        onlyMine
        values={form.values.ground}
        field={(name) => form.getInputProps(`ground.${name}`)}
        change={(next) => form.setFieldValue('ground', { ...form.values.ground, ...next })}
      />
    </ProblemForm>
  );
}
