import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCommand } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteDialog } from './commands.ts';
import { useShellKeys } from './use-shell-keys.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));
const KeysDialog = lazy(async () => ({ default: (await import('./keys-dialog.tsx')).KeysDialog }));
const NewTicketDialog = lazy(async () => ({
  default: (await import('../../../slices/tickets/web/new-ticket-dialog.tsx')).NewTicketDialog,
}));
const TaskDialog = lazy(async () => ({
  default: (await import('../../../slices/tasks/web/task-dialog.tsx')).TaskDialog,
}));

/** In the header of every page: the command palette (Ctrl+K), the list of keys (?), and the dialogs that they open. */
export function CommandCenter() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<PaletteDialog | 'palette'>();
  const close = () => setOpen(undefined);
  useShellKeys({ onPalette: () => setOpen('palette'), onHelp: () => setOpen('keys') });
  return (
    <>
      <Tooltip label={t('palette.tip')}>
        <ActionIcon
          visibleFrom="sm"
          aria-label={t('palette.title')}
          aria-keyshortcuts="Control+K Meta+K"
          onClick={() => setOpen('palette')}
        >
          <IconCommand size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Suspense fallback={null}>
        {open === 'palette' ? <Palette onClose={close} openDialog={setOpen} /> : null}
        {open === 'keys' ? <KeysDialog onClose={close} /> : null}
        {open === 'ticket' ? <NewTicketDialog isOpen onClose={close} /> : null}
        {open === 'task' ? <TaskDialog onClose={close} /> : null}
      </Suspense>
    </>
  );
}
