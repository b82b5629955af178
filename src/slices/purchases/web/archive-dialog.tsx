import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { usePurpose } from '../../../web/session.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { formatMoney } from '../../../web/ui/money.tsx';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { type ArchivedDocument, type ArchiveRow, archivedDocument } from '../contract.ts';
import { showDecimal } from './decimals.ts';
import { lastDay } from './last-day.ts';
import classes from './purchases.module.css';

interface ArchiveDialogProps {
  row: ArchiveRow;
  onClose: () => void;
}

/** Asks for the reason, then shows the document as it was frozen. */
export function ArchiveDialog({ row, onClose }: ArchiveDialogProps) {
  const { t } = useTranslation('purchases');
  const [opened, setOpened] = useState<ArchivedDocument>();
  return (
    <FormDialog isOpen isWide onClose={onClose} title={`${t(`kind.${row.kind}`)} ${row.number}`}>
      {opened ? <Frozen opened={opened} /> : <ReasonForm row={row} onOpened={setOpened} onClose={onClose} />}
    </FormDialog>
  );
}

interface ReasonFormProps extends ArchiveDialogProps {
  onOpened: (opened: ArchivedDocument) => void;
}
function ReasonForm({ row, onOpened, onClose }: ReasonFormProps) {
  const { t } = useTranslation('purchases');
  const { purpose } = usePurpose();
  const state = useProblemForm({
    initialValues: { reason: '' },
    send: (body) =>
      api.post(`/api/v1/archive/${row.archiveId}/open`, { purpose, body, schema: archivedDocument }),
    onDone: onOpened,
  });
  return (
    <ProblemForm state={state} submitLabel={t('archive.open')} onCancel={onClose}>
      <Text size="sm">{t('archive.reasonText')}</Text>
      <TextInput
        label={t('archive.reason')}
        placeholder={t('archive.reasonHint')}
        required
        data-autofocus
        {...state.form.getInputProps('reason')}
      />
    </ProblemForm>
  );
}

/** Frozen copies are read leniently: they stay as the program of their time wrote them. */
function Frozen({ opened }: { opened: ArchivedDocument }) {
  const { t, i18n } = useTranslation('purchases');
  const document = opened.document as {
    customer?: { name?: string; address?: string };
    currency?: string;
    grossCents?: number;
    note?: string;
    lines?: { position: number; text: string; quantity: string; unit: string; netCents: number }[];
  };
  const currency = document.currency ?? 'EUR';
  const money = (cents: number | undefined) => formatMoney(cents ?? 0, currency, i18n.language);
  const save = () => {
    const link = window.document.createElement('a');
    link.href = URL.createObjectURL(
      new Blob([JSON.stringify(opened.document, null, 2)], { type: 'application/json' }),
    );
    link.download = `${opened.number}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Stack gap="md">
      <Facts
        facts={[
          [t('field.customer'), document.customer?.name],
          [
            t('field.address'),
            document.customer?.address ? (
              <span key="text" className={classes.address}>
                {document.customer.address}
              </span>
            ) : null,
          ],
          [t('column.date'), <DateText key="on" value={opened.issuedOn} />],
          [t('sum.gross'), money(document.grossCents)],
          [t('field.note'), document.note],
          [t('archive.until'), <DateText key="until" value={lastDay(opened.keepUntil)} />],
          [t('archive.statute'), opened.statute],
          [t('archive.state'), t(opened.isUnchanged ? 'archive.unchanged' : 'archive.changed')],
        ]}
      />
      <SimpleTable
        label={t('lines.title')}
        rows={document.lines ?? []}
        rowKey={({ position }) => String(position)}
        columns={[
          { key: 'text', header: t('lines.text'), cell: ({ text }) => text },
          {
            key: 'quantity',
            header: t('lines.quantity'),
            cell: ({ quantity, unit }) => `${showDecimal(quantity, i18n.language)} ${unit}`.trim(),
            isNumber: true,
            width: '7rem',
          },
          {
            key: 'net',
            header: t('lines.net'),
            cell: ({ netCents }) => money(netCents),
            isNumber: true,
            width: '8rem',
          },
        ]}
      />
      <Group>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
          {t('archive.save')}
        </Button>
      </Group>
    </Stack>
  );
}
