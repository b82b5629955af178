import { useTranslation } from 'react-i18next';
import { usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { usePurposes } from '../../../web/ui/labels.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { GroundFields } from './ground-fields.tsx';
import { emptyGround, toGroundInput } from './ground-values.ts';
import { useFootingChange } from './use-footing.ts';

interface DialogProps {
  contactId: string;
  /** Proposed; otherwise the one in the header. */
  purpose?: string;
  isOpen: boolean;
  onClose: () => void;
}

export function AddGroundDialog(props: DialogProps) {
  const { t } = useTranslation('grounds');
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} title={t('add.title')} isWide>
      <AddGroundForm {...props} />
    </FormDialog>
  );
}

function AddGroundForm({ contactId, purpose: proposed, onClose }: DialogProps) {
  const { t } = useTranslation('grounds');
  const { purpose } = usePurpose();
  const purposes = usePurposes();
  const change = useFootingChange(contactId);
  const first = proposed ?? (purpose === 'rights' ? 'contract' : purpose);
  const state = useProblemForm({
    initialValues: emptyGround(first, purposes),
    send: (values) => change('post', 'grounds', toGroundInput(values, purposes)),
    onDone: () => {
      notifyDone(t('add.done'));
      onClose();
    },
  });
  return (
    <ProblemForm state={state} submitLabel={t('action.add')} onCancel={onClose}>
      <GroundFields
        values={state.form.values}
        field={(name) => state.form.getInputProps(name)}
        change={(values) => state.form.setValues(values)}
      />
    </ProblemForm>
  );
}
