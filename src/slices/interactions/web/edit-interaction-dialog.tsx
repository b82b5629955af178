import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type Interaction, interaction } from '../contract.ts';
import { InteractionFields } from './interaction-fields.tsx';
import { bodyOf, valuesOf } from './interaction-values.ts';
import { REFRESHED } from './refreshed.ts';
import { SaveByKey } from './save-by-key.tsx';

interface EditInteractionDialogProps {
  interactionId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Changes an entry; its content is fetched whole first. */
export function EditInteractionDialog(props: EditInteractionDialogProps) {
  const { t } = useTranslation('interactions');
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} title={t('form.edit')} isWide>
      <WholeEntry {...props} />
    </FormDialog>
  );
}

function WholeEntry({ interactionId, onClose }: EditInteractionDialogProps) {
  const { data, error, refetch } = useApi(`/api/v1/interactions/${interactionId}`, { schema: interaction });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return <EditForm entry={data} onClose={onClose} />;
}

function EditForm({ entry, onClose }: { entry: Interaction; onClose: () => void }) {
  const { t } = useTranslation(['interactions', 'common']);
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const [initialValues] = useState(() => valuesOf(entry));
  const state = useProblemForm({
    initialValues,
    send: ({ people, ...values }) =>
      api.patch(`/api/v1/interactions/${entry.interactionId}`, {
        purpose,
        body: {
          version: entry.version,
          ...bodyOf({ people, ...values }, initialValues),
          ...(people.join() === initialValues.people.join() ? { people: undefined } : {}),
        },
        schema: interaction,
      }),
    onDone: async () => {
      notifyDone(t('common:state.saved'));
      onClose();
      await refresh(...REFRESHED);
    },
  });
  return (
    <SaveByKey save={() => state.submit()}>
      <ProblemForm state={state} submitLabel={t('form.submit')} onCancel={onClose}>
        <InteractionFields form={state.form} of={undefined} known={entry.people} />
      </ProblemForm>
    </SaveByKey>
  );
}
