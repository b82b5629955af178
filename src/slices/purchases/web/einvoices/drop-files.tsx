import { Button, FileButton, Text } from '@mantine/core';
import { IconFileInvoice } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './einvoices.module.css';

const KINDS = '.xml,.pdf,application/xml,text/xml,application/pdf';

/** Files by dropping them, or by the button for everybody else. */
export function DropFiles({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const { t } = useTranslation('einvoices');
  const [isOver, setOver] = useState(false);
  const take = (files: Iterable<File>) => {
    const chosen = [...files];
    if (chosen.length > 0) onFiles(chosen);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a comfort for the mouse, the button is the way in
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
        take(event.dataTransfer.files);
      }}
    >
      <IconFileInvoice size={32} stroke={1.4} aria-hidden />
      <Text fw={500}>{t('upload.drop')}</Text>
      <FileButton accept={KINDS} multiple onChange={take}>
        {(props) => <Button {...props}>{t('upload.choose')}</Button>}
      </FileButton>
      <Text size="sm" c="dimmed">
        {t('upload.formats')}
      </Text>
    </div>
  );
}
