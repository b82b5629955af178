import { Alert, Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconTrash } from '@tabler/icons-react';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi, useRefresh } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { formatMoney } from '../../../web/ui/money.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ProgressBar } from '../../../web/ui/progress-bar.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import {
  FIELDS_OF,
  IMPORT_FIELDS,
  type PurchaseImport,
  type PurchaseImportPreview,
  purchaseImport,
  purchaseImportPreview,
} from '../contract.ts';
import { ImportResult } from './import-result.tsx';

const route = getRouteApi('/shell/purchase-imports/$importId');

/** One file: what its columns mean, what would come of it, and then what came of it. */
export function PurchaseImportPage() {
  const { t } = useTranslation('purchases');
  const { importId } = route.useParams();
  const { data, error, refetch } = useApi(`/api/v1/purchase-imports/${importId}`, {
    schema: purchaseImport,
    everyMs: (answer) => (answer?.state === 'queued' || answer?.state === 'running' ? 1000 : false),
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const isGoingOn = data.state === 'queued' || data.state === 'running';
  return (
    <>
      <PageHeader
        title={data.fileName || t('import.file')}
        tabTitle={t('view.imports')}
        back={
          <AnchorLink to="/purchase-imports" size="sm">
            ← {t('view.imports')}
          </AnchorLink>
        }
        subtitle={
          <>
            {t(`view.${data.kind}`)} · {t('import.goes')} <DateText value={data.deletesAt} />
          </>
        }
        actions={isGoingOn ? null : <RemoveButton importId={importId} />}
      />
      {data.state === 'failed' ? (
        <Alert
          color="red"
          icon={<IconAlertTriangle size={18} aria-hidden />}
          title={t('import.failed')}
          mb="md"
        >
          {t('import.failedText')}
        </Alert>
      ) : null}
      {isGoingOn ? (
        <Paper>
          <ProgressBar
            label={t('import.running')}
            done={data.rowsDone}
            total={data.rowsTotal ?? undefined}
            unit={t('import.rows')}
          />
        </Paper>
      ) : data.state === 'done' ? (
        <ImportResult row={data} />
      ) : (
        <Mapping importId={importId} />
      )}
    </>
  );
}

function RemoveButton({ importId }: Pick<PurchaseImport, 'importId'>) {
  const { t } = useTranslation('purchases');
  const { purpose } = usePurpose();
  const router = useRouter();
  const refresh = useRefresh();
  const [isOpen, setOpen] = useState(false);
  const remove = async () => {
    await api.tell('DELETE', `/api/v1/purchase-imports/${importId}`, { purpose });
    notifyDone(t('import.removed'));
    await router.navigate({ to: '/purchase-imports' });
    await refresh('/api/v1/purchase-imports');
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('import.remove')}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t('import.remove')}
        confirmLabel={t('import.remove')}
        danger
        onConfirm={remove}
      >
        <Text size="sm">{t('import.removeText')}</Text>
      </ConfirmDialog>
    </>
  );
}

function Mapping({ importId }: Pick<PurchaseImport, 'importId'>) {
  const { t } = useTranslation('purchases');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  const path = `/api/v1/purchase-imports/${importId}`;
  const { data, error, refetch } = useApi(`${path}/preview`, { schema: purchaseImportPreview });
  const [isBusy, setBusy] = useState(false);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  const send = async (work: () => Promise<unknown>) => {
    setBusy(true);
    await work()
      .then(() => refresh(path))
      .catch(notifyProblem);
    setBusy(false);
  };
  const choose = (column: string, field: string) =>
    send(() =>
      api.put(path, {
        purpose,
        body: {
          mapping: Object.fromEntries(
            data.columns.map((each) => [
              each.name,
              each.name === column
                ? field || null
                : // What one column takes, another gives up.
                  each.field === field
                  ? null
                  : each.field,
            ]),
          ),
        },
        schema: purchaseImportPreview,
      }),
    );
  return (
    <Stack gap="md">
      <Paper component="section" aria-labelledby="columns">
        <Stack gap="sm">
          <Title order={2} id="columns">
            {t('import.columns')}
          </Title>
          <Columns preview={data} onChoose={(column, field) => void choose(column, field)} isBusy={isBusy} />
        </Stack>
      </Paper>
      {data.missing.length > 0 ? (
        <Alert color="amber" icon={<IconAlertTriangle size={18} aria-hidden />} title={t('import.missing')}>
          {data.missing.map((field) => t(`importField.${field}`)).join(', ')}
        </Alert>
      ) : (
        <Documents preview={data} />
      )}
      <Group>
        <Button
          loading={isBusy}
          disabled={data.missing.length > 0}
          onClick={() =>
            void send(() => api.post(`${path}/run`, { purpose, body: {}, schema: purchaseImport }))
          }
        >
          {t('import.run')}
        </Button>
      </Group>
    </Stack>
  );
}

interface ColumnsProps {
  preview: PurchaseImportPreview;
  isBusy: boolean;
  onChoose: (column: string, field: string) => void;
}
function Columns({ preview: { kind, columns }, isBusy, onChoose }: ColumnsProps) {
  const { t } = useTranslation('purchases');
  const wanted = [...FIELDS_OF[kind].needed, ...FIELDS_OF[kind].more];
  const fields = IMPORT_FIELDS.filter((field) => wanted.includes(field));
  return (
    <SimpleTable
      label={t('import.columns')}
      rows={columns}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', header: t('import.column'), cell: ({ name }) => name },
        { key: 'samples', header: t('import.samples'), cell: ({ samples }) => samples.join(' · ') },
        {
          key: 'field',
          header: t('import.means'),
          cell: ({ name, field }) => (
            <NativeSelect
              size="xs"
              aria-label={t('import.meansOf', { column: name })}
              disabled={isBusy}
              data={[
                { value: '', label: t('import.ignored') },
                ...fields.map((value) => ({ value, label: t(`importField.${value}`) })),
              ]}
              value={field ?? ''}
              onChange={(event) => onChoose(name, event.currentTarget.value)}
            />
          ),
          width: '15rem',
        },
      ]}
    />
  );
}

function Documents({ preview: { documents } }: { preview: PurchaseImportPreview }) {
  const { t, i18n } = useTranslation('purchases');
  return (
    <Paper component="section" aria-labelledby="documents">
      <Stack gap="sm">
        <Title order={2} id="documents">
          {t('import.preview')}
        </Title>
        <SimpleTable
          label={t('import.preview')}
          rows={documents}
          rowKey={({ line, number }) => `${line} ${number}`}
          columns={[
            {
              key: 'number',
              header: t('column.number'),
              cell: ({ number }) => number || t('column.noNumber'),
            },
            { key: 'customer', header: t('column.customer'), cell: ({ customer }) => customer },
            {
              key: 'date',
              header: t('column.date'),
              cell: ({ on }) => (on ? <DateText value={on} /> : null),
              width: '8rem',
            },
            {
              key: 'gross',
              header: t('column.gross'),
              cell: ({ grossCents, currency }) =>
                grossCents === null ? null : formatMoney(grossCents, currency, i18n.language),
              isNumber: true,
              width: '8rem',
            },
            {
              key: 'reasons',
              header: t('import.finding'),
              cell: ({ reasons }) =>
                reasons.length === 0
                  ? t('import.fine')
                  : reasons
                      .map(({ message, column }) => (column ? `${column}: ${message}` : message))
                      .join(' '),
            },
          ]}
        />
      </Stack>
    </Paper>
  );
}
