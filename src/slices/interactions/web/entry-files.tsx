import { ActionIcon, Text, UnstyledButton } from '@mantine/core';
import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, saveFile } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import type { Interaction, InteractionFile } from '../contract.ts';
import { formatBytes } from './format-bytes.ts';
import classes from './interactions.module.css';

/** The files of an entry, to save and to delete. */
export function EntryFiles({ entry }: { entry: Interaction }) {
  const { t, i18n } = useTranslation('interactions');
  const { purpose } = usePurpose();
  const mayWrite = useMay('interaction.write');
  const refresh = useRefresh();
  const [removing, setRemoving] = useState<InteractionFile>();
  const pathOf = ({ fileId }: InteractionFile) =>
    `/api/v1/interactions/${entry.interactionId}/files/${fileId}`;
  const save = (file: InteractionFile) =>
    void api
      .file(pathOf(file), { purpose })
      .then(({ body }) => saveFile({ name: file.name, body }))
      .catch(notifyProblem);
  return (
    <>
      <ul className={classes.files}>
        {entry.files.map((file) => (
          <li key={file.fileId} className={classes.file}>
            <UnstyledButton className={classes.fileName} onClick={() => save(file)}>
              <IconPaperclip size={13} aria-hidden />
              <span>{file.name}</span>
              <span className={classes.size}>{formatBytes(file.bytes, i18n.language)}</span>
            </UnstyledButton>
            {mayWrite ? (
              <ActionIcon
                size="sm"
                aria-label={t('file.remove', { name: file.name })}
                onClick={() => setRemoving(file)}
              >
                <IconX size={13} aria-hidden />
              </ActionIcon>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        isOpen={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t('file.removeTitle')}
        confirmLabel={t('file.removeTitle')}
        danger
        onConfirm={async () => {
          if (!removing) return;
          await api.tell('DELETE', pathOf(removing), { purpose });
          notifyDone(t('file.removed'));
          await refresh('/api/v1/interactions');
        }}
      >
        <Text size="sm">{t('file.removeText', { name: removing?.name ?? '' })}</Text>
      </ConfirmDialog>
    </>
  );
}
