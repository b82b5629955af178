import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import type { Footing, Ground } from '../contract.ts';
import { AddGroundDialog } from './add-ground-dialog.tsx';
import { ChangeEndDialog } from './change-end-dialog.tsx';
import { ClosingEffect } from './closing-effect.tsx';
import { ObjectionDialog } from './objection-dialog.tsx';
import { RestrictionDialog } from './restriction-dialog.tsx';
import { useFootingChange } from './use-footing.ts';

export type OpenDialog =
  | { action: 'withdraw' | 'end' | 'changeEnd'; ground: Ground }
  | { action: 'add' | 'object' | 'restrict' };

interface FootingDialogsProps {
  footing: Footing;
  dialog: OpenDialog | undefined;
  onClose: () => void;
}

/** All that can be done to a footing; at most one dialog is open. */
export function FootingDialogs({ footing, dialog, onClose }: FootingDialogsProps) {
  const { contactId } = footing;
  const shared = { contactId, onClose };
  return (
    <>
      <AddGroundDialog {...shared} isOpen={dialog?.action === 'add'} />
      <ObjectionDialog {...shared} openPurposes={footing.openPurposes} isOpen={dialog?.action === 'object'} />
      <RestrictionDialog {...shared} isOpen={dialog?.action === 'restrict'} />
      {dialog?.action === 'changeEnd' ? <ChangeEndDialog {...shared} ground={dialog.ground} isOpen /> : null}
      {dialog?.action === 'withdraw' || dialog?.action === 'end' ? (
        <CloseGroundDialog {...shared} action={dialog.action} ground={dialog.ground} />
      ) : null}
    </>
  );
}

interface CloseGroundDialogProps {
  contactId: string;
  ground: Ground;
  action: 'withdraw' | 'end';
  onClose: () => void;
}

function CloseGroundDialog({ contactId, ground, action, onClose }: CloseGroundDialogProps) {
  const { t } = useTranslation('grounds');
  const labelOf = usePurposeLabel();
  const change = useFootingChange(contactId);
  const status = action === 'withdraw' ? 'withdrawn' : 'ended';
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t(`closing.title.${action}`)}
      confirmLabel={t(`action.${action}`)}
      danger
      onConfirm={async () => {
        await change('patch', `grounds/${ground.groundId}`, { status });
        notifyDone(t(`closing.done.${action}`));
      }}
    >
      <Text size="sm" mb="sm">
        {t(`closing.text.${action}`, { purpose: labelOf(ground.purpose) })}
      </Text>
      <ClosingEffect contactId={contactId} change={{ groundId: ground.groundId, status }} />
    </ConfirmDialog>
  );
}
