import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from './use-focus-back.ts';

interface FormDialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  isWide?: boolean;
  children: ReactNode;
}

/** A dialog around a form. What it holds is made anew each time it opens. */
export function FormDialog({ isOpen, onClose, title, isWide = false, children }: FormDialogProps) {
  const { t } = useTranslation();
  useFocusBack(isOpen);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={isWide ? 'lg' : 'md'}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {children}
    </Modal>
  );
}
