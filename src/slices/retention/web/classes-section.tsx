import { Button, Group, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useRefresh } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import { type Catalogue, catalogue, type DeletionClass } from '../contract.ts';
import { ClassDialog } from './class-dialog.tsx';
import classes from './retention.module.css';

type Open = { action: 'add' } | { action: 'change' | 'delete'; of: DeletionClass };

/** The deletion classes: those that ship with Obhut, and the firm's own. */
export function ClassesSection({ catalogue: { classes: all } }: { catalogue: Catalogue }) {
  const { t } = useTranslation('retention');
  const manages = useMay('retention.manage');
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  return (
    <section>
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2} size="h4">
          {t('rules.classes')}
        </Title>
        {manages ? (
          <Button
            size="compact-sm"
            variant="light"
            className={classes.screen ?? ''}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setOpen({ action: 'add' })}
          >
            {t('class.add')}
          </Button>
        ) : null}
      </Group>
      <SimpleTable
        label={t('rules.classes')}
        rows={all}
        rowKey={({ key }) => key}
        columns={[
          { key: 'label', header: t('rules.period'), cell: ({ label }) => label },
          { key: 'start', header: t('rules.start'), cell: ({ startEvent }) => t(`rules.${startEvent}`) },
          { key: 'statute', header: t('rules.statute'), cell: ({ statute }) => statute },
          { key: 'used', header: t('rules.used'), isNumber: true, cell: ({ usedBy }) => usedBy },
          {
            key: 'change',
            header: t('rules.actions'),
            cell: (of) => (manages ? <ClassActions of={of} onOpen={setOpen} /> : null),
          },
        ]}
      />
      {open?.action === 'add' ? <ClassDialog of={undefined} onClose={close} /> : null}
      {open?.action === 'change' ? <ClassDialog of={open.of} onClose={close} /> : null}
      {open?.action === 'delete' ? <DeleteDialog of={open.of} onClose={close} /> : null}
    </section>
  );
}

function ClassActions({ of, onOpen }: { of: DeletionClass; onOpen: (open: Open) => void }) {
  const { t } = useTranslation('retention');
  if (of.isFixed) return null;
  return (
    <Group gap={4} wrap="nowrap" className={classes.screen ?? ''}>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={t('class.changeOf', { label: of.label })}
        onClick={() => onOpen({ action: 'change', of })}
      >
        {t('rules.change')}
      </Button>
      {of.isBuiltin || of.usedBy > 0 ? null : (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('class.deleteOf', { label: of.label })}
          onClick={() => onOpen({ action: 'delete', of })}
        >
          {t('class.delete')}
        </Button>
      )}
    </Group>
  );
}

function DeleteDialog({ of, onClose }: { of: DeletionClass; onClose: () => void }) {
  const { t } = useTranslation('retention');
  const { purpose } = usePurpose();
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t('class.deleteTitle')}
      confirmLabel={t('class.delete')}
      danger
      onConfirm={async () => {
        await api.delete(`/api/v1/retention/classes/${of.key}`, { purpose, schema: catalogue });
        notifyDone(t('class.deleted'));
        await refresh('/api/v1/retention');
      }}
    >
      <Text size="sm">{t('class.deleteText', { label: of.label })}</Text>
    </ConfirmDialog>
  );
}
