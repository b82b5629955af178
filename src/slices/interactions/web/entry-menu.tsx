import { ActionIcon, FileButton, Menu, Text } from '@mantine/core';
import { IconArchive, IconDots, IconPaperclip, IconPencil, IconTrash } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import { type Interaction, interaction } from '../contract.ts';
import { EditInteractionDialog } from './edit-interaction-dialog.tsx';
import { isLetter } from './interaction-values.ts';
import { REFRESHED } from './refreshed.ts';
import { uploadFile } from './upload-file.ts';

/** What can be done with an entry, for those who may. */
export function EntryMenu({ entry }: { entry: Interaction }) {
  const { t } = useTranslation('interactions');
  const mayWrite = useMay('interaction.write');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const [open, setOpen] = useState<'edit' | 'remove' | 'archive'>();
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(undefined);
    // The item of the menu that opened the dialog is gone; once the dialog lets go of the focus, its button takes it.
    setTimeout(() => button.current?.focus({ preventScroll: true }), 80);
  };
  const resetFile = useRef<() => void>(null);
  if (!mayWrite) return <span />;
  const addFile = async (file: File | null) => {
    if (!file) return;
    try {
      await uploadFile(entry.interactionId, file, purpose);
      notifyDone(t('file.added'));
      await refresh('/api/v1/interactions');
    } catch (error) {
      notifyProblem(error);
    } finally {
      resetFile.current?.();
    }
  };
  return (
    <div>
      <FileButton onChange={(file) => void addFile(file)} resetRef={resetFile}>
        {({ onClick }) => (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon
                ref={button}
                size="md"
                aria-label={t('entry.menu', { subject: entry.subject || t(`channel.${entry.channel}`) })}
              >
                <IconDots size={16} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconPencil size={15} aria-hidden />} onClick={() => setOpen('edit')}>
                {t('entry.edit')}
              </Menu.Item>
              <Menu.Item leftSection={<IconPaperclip size={15} aria-hidden />} onClick={onClick}>
                {t('file.add')}
              </Menu.Item>
              {isLetter(entry) && !entry.archiveId ? (
                <Menu.Item
                  leftSection={<IconArchive size={15} aria-hidden />}
                  onClick={() => setOpen('archive')}
                >
                  {t('letter.keep')}
                </Menu.Item>
              ) : null}
              <Menu.Item leftSection={<IconTrash size={15} aria-hidden />} onClick={() => setOpen('remove')}>
                {t('entry.remove')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </FileButton>
      <EditInteractionDialog isOpen={open === 'edit'} onClose={close} interactionId={entry.interactionId} />
      <ConfirmDialog
        isOpen={open === 'archive'}
        onClose={close}
        title={t('letter.keep')}
        confirmLabel={t('letter.file')}
        onConfirm={async () => {
          await api.post(`/api/v1/interactions/${entry.interactionId}/archive`, {
            purpose,
            body: {},
            schema: interaction,
          });
          notifyDone(t('letter.filed'));
          await refresh(...REFRESHED);
        }}
      >
        <Text size="sm">{t('letter.fileText')}</Text>
      </ConfirmDialog>
      <ConfirmDialog
        isOpen={open === 'remove'}
        onClose={close}
        title={t('entry.remove')}
        confirmLabel={t('entry.remove')}
        danger
        onConfirm={async () => {
          await api.tell('DELETE', `/api/v1/interactions/${entry.interactionId}`, { purpose });
          notifyDone(t('entry.removed'));
          await refresh(...REFRESHED);
        }}
      >
        <Text size="sm">{t('entry.removeText')}</Text>
      </ConfirmDialog>
    </div>
  );
}
