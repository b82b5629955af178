import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { dayOf } from '../../../web/ui/dates.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { ARCHIVE_KINDS, type ArchiveRow, HOLD_REASONS, hold } from '../contract.ts';
import classes from './archive.module.css';
import { KindsField } from './kinds-field.tsx';

interface HoldDialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** One document; without it years and kinds are asked for. */
  of?: ArchiveRow;
}

/** Sets a hold on some years, or on one document. */
export function HoldDialog(props: HoldDialogProps) {
  const { t } = useTranslation('archive');
  const title = props.of ? t('hold.newOf', { number: props.of.number }) : t('hold.newTitle');
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} title={title}>
      <HoldForm {...props} />
    </FormDialog>
  );
}

const nextYear = (): string => {
  const date = new Date();
  date.setFullYear(date.getFullYear() + 1);
  return dayOf(date);
};

function HoldForm({ of, onClose }: HoldDialogProps) {
  const { t } = useTranslation('archive');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const lastYear = new Date().getFullYear() - 1;
  const state = useProblemForm({
    initialValues: {
      reason: of ? 'dispute' : 'assessment',
      note: '',
      fromYear: lastYear,
      untilYear: lastYear,
      kinds: [...ARCHIVE_KINDS] as string[],
      reviewOn: nextYear(),
    },
    send: ({ fromYear, untilYear, kinds, ...rest }) =>
      api.post('/api/v1/archive/holds', {
        purpose,
        body: of ? { ...rest, archiveIds: [of.archiveId] } : { ...rest, fromYear, untilYear, kinds },
        schema: hold,
      }),
    onDone: () => {
      notifyDone(t('hold.set'));
      onClose();
      return refresh('/api/v1/archive', '/api/v1/archive/holds', '/api/v1/archive/overview');
    },
  });
  const { form } = state;
  return (
    <ProblemForm state={state} submitLabel={t('hold.new')} onCancel={onClose}>
      <NativeSelect
        label={t('hold.reason')}
        data={HOLD_REASONS.map((each) => ({ value: each, label: t(`hold.reasons.${each}`) }))}
        data-autofocus
        {...form.getInputProps('reason')}
      />
      <TextInput
        label={t('hold.note')}
        description={t('hold.noteHint')}
        required
        {...form.getInputProps('note')}
      />
      {of ? null : (
        <>
          <div className={classes.years}>
            <NumberInput
              label={t('hold.fromYear')}
              thousandSeparator=""
              {...form.getInputProps('fromYear')}
            />
            <NumberInput
              label={t('hold.untilYear')}
              thousandSeparator=""
              {...form.getInputProps('untilYear')}
            />
          </div>
          <KindsField label={t('hold.kinds')} {...form.getInputProps('kinds')} />
        </>
      )}
      <TextInput type="date" label={t('hold.review')} required {...form.getInputProps('reviewOn')} />
    </ProblemForm>
  );
}
