import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { type Catalogue, catalogue, type DeletionRule } from '../contract.ts';
import { DueAtOnce } from './due-at-once.tsx';

interface RuleDialogProps {
  rule: DeletionRule;
  catalogue: Catalogue;
  onClose: () => void;
}

/** Another class for a kind of data, after seeing how much would be due at once. */
export function RuleDialog(props: RuleDialogProps) {
  const { t } = useTranslation('retention');
  return (
    <FormDialog isOpen onClose={props.onClose} title={t('rule.title', { kind: props.rule.label })}>
      <RuleForm {...props} />
    </FormDialog>
  );
}

function RuleForm({ rule, catalogue: all, onClose }: RuleDialogProps) {
  const { t } = useTranslation('retention');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const suitable = all.classes.filter(
    ({ key, isFixed }) =>
      key !== 'narrowing' && (!isFixed || (key === 'with-contact' && rule.kind === 'age')),
  );
  const state = useProblemForm({
    initialValues: { classKey: rule.classKey },
    send: (body) => api.put(`/api/v1/retention/rules/${rule.table}`, { purpose, body, schema: catalogue }),
    onDone: async () => {
      notifyDone(t('rule.done'));
      onClose();
      await refresh('/api/v1/retention');
    },
  });
  const { classKey } = state.form.values;
  return (
    <ProblemForm state={state} onCancel={onClose}>
      <Text size="sm">{t('rule.text')}</Text>
      <NativeSelect
        label={t('rule.class')}
        data-autofocus
        data={suitable.map(({ key, label }) => ({ value: key, label }))}
        {...state.form.getInputProps('classKey')}
      />
      {classKey === rule.classKey ? null : <DueAtOnce change={{ rule: { table: rule.table, classKey } }} />}
    </ProblemForm>
  );
}
