import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { type RequestDetail, rightsRequest } from '../contract.ts';
import { AssignForm } from './assign-form.tsx';
import { ExtendForm, IdentityForm, RefuseForm } from './step-forms.tsx';
import { useStep } from './use-step.ts';

type Step = Exclude<RequestDetail['steps'][number], 'answer'>;
const IN_DIALOGS = {
  assign: AssignForm,
  'ask-identity': IdentityForm,
  extend: ExtendForm,
  refuse: RefuseForm,
};
type InDialog = keyof typeof IN_DIALOGS;
const isInDialog = (step: Step | undefined): step is InDialog => step !== undefined && step in IN_DIALOGS;

/** What can be done besides answering. */
export function RequestSteps({ request }: { request: RequestDetail }) {
  const { t } = useTranslation('requests');
  const [step, setStep] = useState<Step>();
  const refresh = useRefresh();
  const { send, done } = useStep(request.requestId);
  const steps = request.steps.filter((each): each is Step => each !== 'answer');
  const close = () => setStep(undefined);
  if (steps.length === 0) return null;
  const [first, rest] = request.state === 'identity' ? [steps[0], steps.slice(1)] : [undefined, steps];
  const Dialog = isInDialog(step) ? IN_DIALOGS[step] : undefined;
  return (
    <>
      {first ? <Button onClick={() => setStep(first)}>{t(`steps.${first}.label`)}</Button> : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {t('steps.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {rest.map((each) => (
            <Menu.Item key={each} onClick={() => setStep(each)}>
              {t(`steps.${each}.label`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <FormDialog
        isOpen={Dialog !== undefined}
        onClose={close}
        title={isInDialog(step) ? t(`steps.${step}.title`) : ''}
        isWide
      >
        {Dialog ? <Dialog request={request} onClose={close} /> : null}
      </FormDialog>
      <ConfirmDialog
        isOpen={step === 'confirm-identity'}
        onClose={close}
        title={t('steps.confirm-identity.title')}
        confirmLabel={t('steps.confirm-identity.label')}
        onConfirm={async () => done(await send('identity-confirmation'))}
      >
        <Text size="sm">{t('steps.confirm-identity.text')}</Text>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={step === 'send-proof-link'}
        onClose={close}
        title={t('steps.send-proof-link.title')}
        confirmLabel={t('steps.send-proof-link.label')}
        onConfirm={async () => done(await send('proof-link'))}
      >
        <Text size="sm">{t('steps.send-proof-link.text')}</Text>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={step === 'close'}
        onClose={close}
        title={t('steps.close.title')}
        confirmLabel={t('steps.close.label')}
        onConfirm={async () => {
          await api.patch(`/api/v1/requests/${request.requestId}`, {
            purpose: 'rights',
            body: { state: 'done' },
            schema: rightsRequest,
          });
          notifyDone(t('taken.noted'));
          await refresh('/api/v1/requests', '/api/v1/contacts', '/api/v1/home');
        }}
      >
        <Text size="sm">{t('steps.close.text')}</Text>
      </ConfirmDialog>
    </>
  );
}
