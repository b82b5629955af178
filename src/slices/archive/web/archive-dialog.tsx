import { Button, Text, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, saveFile } from '../../../web/api.ts';
import { usePurpose } from '../../../web/session.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyProblem } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { type ArchivedDocument, type ArchiveRow, archivedDocument } from '../contract.ts';
import { FrozenDocument } from './frozen-document.tsx';

interface ArchiveDialogProps {
  row: ArchiveRow;
  onClose: () => void;
}

/** Asks for the reason, then shows the document as it was frozen. */
export function ArchiveDialog({ row, onClose }: ArchiveDialogProps) {
  const { t } = useTranslation('archive');
  const [opened, setOpened] = useState<{ document: ArchivedDocument; reason: string }>();
  return (
    <FormDialog isOpen isWide onClose={onClose} title={`${t(`kind.${row.kind}`)} ${row.number}`}>
      {opened ? (
        <FrozenDocument
          opened={opened.document}
          files={<Files opened={opened.document} reason={opened.reason} />}
        />
      ) : (
        <ReasonForm
          row={row}
          onOpened={(document, reason) => setOpened({ document, reason })}
          onClose={onClose}
        />
      )}
    </FormDialog>
  );
}

interface ReasonFormProps extends ArchiveDialogProps {
  onOpened: (opened: ArchivedDocument, reason: string) => void;
}
function ReasonForm({ row, onOpened, onClose }: ReasonFormProps) {
  const { t } = useTranslation('archive');
  const { purpose } = usePurpose();
  const state = useProblemForm({
    initialValues: { reason: '' },
    send: async (body: { reason: string }) => ({
      ...body,
      opened: await api.post(`/api/v1/archive/${row.archiveId}/open`, {
        purpose,
        body,
        schema: archivedDocument,
      }),
    }),
    onDone: ({ opened, reason }) => onOpened(opened, reason),
  });
  return (
    <ProblemForm state={state} submitLabel={t('list.open')} onCancel={onClose}>
      <Text size="sm">{t('opened.reasonText')}</Text>
      <TextInput
        label={t('opened.reason')}
        placeholder={t('opened.reasonHint')}
        required
        data-autofocus
        {...state.form.getInputProps('reason')}
      />
    </ProblemForm>
  );
}

/** Each is a reading of its own, under the reason given. */
function Files({ opened, reason }: { opened: ArchivedDocument; reason: string }) {
  const { t } = useTranslation('archive');
  const { purpose } = usePurpose();
  const save = (fileId: string) =>
    api
      .file(`/api/v1/archive/${opened.archiveId}/file`, { method: 'POST', purpose, body: { reason, fileId } })
      .then(saveFile, notifyProblem);
  return opened.files.map(({ fileId, name }) => (
    <Button
      key={fileId}
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={() => void save(fileId)}
    >
      {t('opened.saveFile', { name })}
    </Button>
  ));
}
