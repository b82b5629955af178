import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { saveFile } from '../../../web/api.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import { formatMoney } from '../../../web/ui/money.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { showDecimal } from '../../purchases/web/decimals.ts';
import type { ArchivedDocument } from '../contract.ts';
import classes from './archive.module.css';
import { lastDay } from './last-day.ts';

/** Frozen copies are read leniently: they stay as the program of their time wrote them. */
interface Frozen {
  customer?: { name?: string; address?: string };
  people?: { name?: string }[];
  company?: { name?: string } | null;
  currency?: string;
  grossCents?: number;
  amountCents?: number;
  type?: string;
  invoiceNumber?: string | null;
  reference?: string;
  subject?: string;
  content?: string;
  note?: string;
  lines?: { position: number; text: string; quantity: string; unit: string; netCents: number }[];
}

const VOUCHERS = ['payment', 'refund', 'payment-reversed', 'refund-reversed', 'return'] as const;

/** A document of the archive as it was filed. */
export function FrozenDocument({ opened, files }: { opened: ArchivedDocument; files: ReactNode }) {
  const { t, i18n } = useTranslation('archive');
  const document = opened.document as Frozen;
  const currency = document.currency ?? 'EUR';
  const money = (cents: number | undefined) =>
    cents === undefined ? null : formatMoney(cents, currency, i18n.language);
  const type = VOUCHERS.find((each) => each === document.type);
  const save = () =>
    saveFile({
      name: `${opened.number}.json`,
      body: new Blob([JSON.stringify(opened.document, null, 2)], { type: 'application/json' }),
    });
  const inLines = (text: string | undefined) =>
    text ? (
      <span key="text" className={classes.lines}>
        {text}
      </span>
    ) : null;
  return (
    <Stack gap="md">
      <Facts
        facts={[
          [t('list.kind'), type ? t(`voucher.${type}`) : t(`kind.${opened.kind}`)],
          [t('opened.customer'), document.customer?.name],
          [t('opened.people'), document.people?.map(({ name }) => name).join(', ')],
          [t('opened.company'), document.company?.name],
          [t('opened.address'), inLines(document.customer?.address)],
          [t('opened.date'), <DateText key="on" value={opened.issuedOn} />],
          [t('opened.gross'), money(document.grossCents)],
          [t('opened.booked'), money(document.amountCents)],
          [t('opened.invoice'), document.invoiceNumber],
          [t('opened.reference'), document.reference],
          [t('opened.subject'), document.subject],
          [t('opened.content'), inLines(document.content)],
          [t('opened.note'), document.note],
          [t('list.until'), <DateText key="until" value={lastDay(opened.keepUntil)} />],
          [t('list.statute'), opened.statute],
          [t('opened.state'), t(opened.isUnchanged ? 'opened.unchanged' : 'opened.changed')],
        ]}
      />
      {document.lines?.length ? (
        <SimpleTable
          label={t('opened.lines')}
          rows={document.lines}
          rowKey={({ position }) => String(position)}
          columns={[
            { key: 'text', header: t('opened.text'), cell: ({ text }) => text },
            {
              key: 'quantity',
              header: t('opened.quantity'),
              cell: ({ quantity, unit }) => `${showDecimal(quantity, i18n.language)} ${unit}`.trim(),
              isNumber: true,
              width: '7rem',
            },
            {
              key: 'net',
              header: t('opened.net'),
              cell: ({ netCents }) => money(netCents),
              isNumber: true,
              width: '8rem',
            },
          ]}
        />
      ) : null}
      <Group>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
          {t('opened.save')}
        </Button>
        {files}
      </Group>
      <Stack gap={2}>
        <Text size="sm" fw={550}>
          {t('opened.readings')}
        </Text>
        {opened.readings.slice(0, 10).map(({ at, reason }) => (
          <Text size="sm" key={`${at} ${reason}`}>
            <DateText value={at} withTime /> · {reason}
          </Text>
        ))}
      </Stack>
    </Stack>
  );
}
