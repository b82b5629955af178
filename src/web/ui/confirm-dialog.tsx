import { Button, Group, Modal, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from './states.tsx';
import { useFocusBack } from './use-focus-back.ts';

interface ConfirmDialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  confirmLabel: string;
  /** Closes the dialog when it has worked, shows what went wrong when not. */
  onConfirm: () => Promise<unknown>;
  /** Cannot be undone. */
  danger?: boolean;
  /** Something on the dialog is still to be done first. */
  isBlocked?: boolean;
  children: ReactNode;
}

/** Asks before something that matters. Esc and "cancel" leave everything as it was. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { t } = useTranslation();
  useFocusBack(props.isOpen);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const close = () => {
    setError(undefined);
    props.onClose();
  };
  const confirm = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await props.onConfirm();
      close();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      opened={props.isOpen}
      onClose={close}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="md">
        {error ? <ErrorState error={error} /> : null}
        <div>{props.children}</div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} data-autofocus>
            {t('action.cancel')}
          </Button>
          <Button
            {...(props.danger ? { color: 'red' } : {})}
            loading={isBusy}
            disabled={props.isBlocked ?? false}
            onClick={() => void confirm()}
          >
            {props.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
