import { Button } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe, usePurpose } from '../../../web/session.tsx';
import type { Selection } from '../../../web/ui/data-list/use-selection.ts';
import { ExportDialog } from './export-dialog.tsx';

interface ExportButtonProps<Row> {
  selection: Selection<Row>;
  /** The filters of the list, as its API takes them. */
  filter: Readonly<Record<string, unknown>>;
}

/** Leads out what is chosen, or else all that the filters leave; for those who may. */
export function ExportButton<Row>({ selection, filter }: ExportButtonProps<Row>) {
  const { t } = useTranslation('exports');
  const may = useMay('export.run');
  const { purpose } = usePurpose();
  // Under the purpose of rights there is somebody to help, and nobody to lead out.
  const isWork = useMe().purposes.some(({ key, forGrounds }) => key === purpose && forGrounds);
  const [isOpen, setOpen] = useState(false);
  if (!may || !isWork) return null;
  const filled = Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''),
  );
  const isSome = selection.keys.length > 0 && !selection.isEverything;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFileExport size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('start.open')}
      </Button>
      {isOpen ? (
        <ExportDialog
          chosen={isSome ? { ids: selection.keys } : { filter: filled }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
