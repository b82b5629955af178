import { Checkbox, SimpleGrid, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { task } from '../../tasks/contract.ts';
import { type Channel, type Interaction, interaction } from '../contract.ts';
import { FilesField, InteractionFields } from './interaction-fields.tsx';
import { bodyOf, type FollowUp, isLetter, newValues, nextWorkday, recordOf } from './interaction-values.ts';
import { REFRESHED } from './refreshed.ts';
import { SaveByKey } from './save-by-key.tsx';
import type { TimelineOf } from './timeline-of.ts';
import { uploadFile } from './upload-file.ts';

export interface Person {
  contactId: string;
  displayName: string;
}

interface InteractionDialogProps {
  isOpen: boolean;
  onClose: () => void;
  channel: Channel;
  /** The page it is recorded on; deal and ticket are named in the entry. */
  of?: TimelineOf | undefined;
  people?: readonly Person[];
  companyId?: string | undefined;
}

/** Records a touchpoint, and the task that follows from it. */
export function InteractionDialog(props: InteractionDialogProps) {
  const { t } = useTranslation('interactions');
  return (
    <FormDialog isOpen={props.isOpen} onClose={props.onClose} title={t(`add.${props.channel}`)} isWide>
      <InteractionForm {...props} />
    </FormDialog>
  );
}

function InteractionForm({ onClose, channel, of, people = [], companyId }: InteractionDialogProps) {
  const { t } = useTranslation('interactions');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const mayPlan = useMay('task.write');
  const [files, setFiles] = useState<File[]>([]);
  const [followUp, setFollowUp] = useState<FollowUp>({ isWanted: false, title: '', dueOn: nextWorkday() });
  const [initialValues] = useState(() =>
    newValues(
      channel,
      people.map(({ contactId }) => contactId),
    ),
  );
  const state = useProblemForm({
    initialValues,
    send: (values) =>
      api.post('/api/v1/interactions', {
        purpose,
        body: {
          ...bodyOf(values, initialValues),
          ...(isLetter(values) && values.isCommercialLetter ? { isCommercialLetter: true } : {}),
          ...recordOf(of),
          ...(companyId ? { companyId } : {}),
        },
        schema: interaction,
      }),
    onDone: async (entry) => {
      // The entry is stored: what goes wrong from here on is said, and does not store it a second time.
      for (const file of files) await uploadFile(entry.interactionId, file, purpose).catch(notifyProblem);
      const isPlanned = followUp.isWanted && (await planFollowUp(entry));
      if (isPlanned || !followUp.isWanted) notifyDone(t(isPlanned ? 'followUp.done' : 'form.done'));
      onClose();
      await refresh(...REFRESHED, '/api/v1/tasks');
    },
  });
  const planFollowUp = (entry: Interaction): Promise<boolean> =>
    api
      .post('/api/v1/tasks', {
        purpose,
        body: {
          kind: 'call',
          title: followUp.title || titleOf(entry.subject),
          dueOn: followUp.dueOn || null,
          contactIds: entry.people.map(({ contactId }) => contactId),
          companyId: entry.company?.companyId ?? null,
          ...recordOf(of),
        },
        schema: task,
      })
      .then(
        () => true,
        (error: unknown) => {
          notifyProblem(error);
          notifyDone(t('followUp.failed'));
          return false;
        },
      );
  const titleOf = (subject: string): string =>
    subject ? t('followUp.titleOf', { subject: subject.slice(0, 250) }) : t('followUp.titlePlain');
  return (
    <SaveByKey save={() => state.submit()}>
      <ProblemForm state={state} submitLabel={t('form.submit')} onCancel={onClose}>
        <InteractionFields
          form={state.form}
          of={of}
          known={people}
          dueOn={followUp.isWanted ? followUp.dueOn : undefined}
        />
        <FilesField files={files} onChange={setFiles} />
        {isLetter(state.form.values) ? (
          <Checkbox
            label={t('letter.keep')}
            description={t('letter.keepText')}
            {...state.form.getInputProps('isCommercialLetter', { type: 'checkbox' })}
          />
        ) : null}
        {mayPlan ? (
          <FollowUpFields
            value={followUp}
            onChange={setFollowUp}
            proposed={titleOf(state.form.values.subject)}
          />
        ) : null}
      </ProblemForm>
    </SaveByKey>
  );
}

interface FollowUpFieldsProps {
  value: FollowUp;
  onChange: (next: FollowUp) => void;
  proposed: string;
}

function FollowUpFields({ value, onChange, proposed }: FollowUpFieldsProps) {
  const { t } = useTranslation('interactions');
  return (
    <>
      <Checkbox
        label={t('followUp.wanted')}
        checked={value.isWanted}
        onChange={(event) => onChange({ ...value, isWanted: event.currentTarget.checked })}
      />
      {value.isWanted ? (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput
            label={t('followUp.title')}
            placeholder={proposed}
            maxLength={300}
            value={value.title}
            onChange={(event) => onChange({ ...value, title: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('followUp.dueOn')}
            value={value.dueOn}
            onChange={(event) => onChange({ ...value, dueOn: event.currentTarget.value })}
          />
        </SimpleGrid>
      ) : null}
    </>
  );
}
