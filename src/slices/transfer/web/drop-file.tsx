import { Button, FileButton, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './transfer.module.css';

const KINDS = '.csv,.tsv,.txt,.xlsx,.vcf,text/csv,text/vcard';

/** A file by dropping it, or by the button for everybody else. */
export function DropFile({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation('transfer');
  const [isOver, setOver] = useState(false);
  const take = (file: File | null | undefined) => {
    if (file) onFile(file);
  };
  return (
    // Dropping is a comfort for the mouse; the button is the way in.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <IconFileImport size={32} stroke={1.4} aria-hidden />
      <Text fw={500}>{t('upload.drop')}</Text>
      <FileButton accept={KINDS} onChange={take}>
        {(props) => <Button {...props}>{t('upload.choose')}</Button>}
      </FileButton>
      <Text size="sm" c="dimmed">
        {t('upload.formats')}
      </Text>
    </div>
  );
}
