import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useApi } from '../../../web/query.ts';
import { ConfirmDialog } from '../../../web/ui/confirm-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { type OwnField, ownFieldCount, ownField as ownFieldSchema } from '../contract.ts';

interface DialogProps {
  field: OwnField;
  onClose: () => void;
}

export function useRefreshFields(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: ['own-fields'] });
    // Records and lists may show more or less of their own fields now.
    await client.invalidateQueries({ queryKey: ['api'] });
  };
}

const useName = ({ labelDe, labelEn }: OwnField): string => {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? labelEn : labelDe;
};

/** Takes a field out of use, or back into it. */
export function LeaveDialog({ field, onClose }: DialogProps) {
  const { t } = useTranslation('fields');
  const refresh = useRefreshFields();
  const name = useName(field);
  const isBack = field.deletesAt !== null;
  const act = async () => {
    await api.patch(`/api/v1/own-fields/${field.fieldId}`, {
      body: { version: field.version, isActive: isBack },
      schema: ownFieldSchema,
    });
    notifyDone(t(isBack ? 'leave.isBack' : 'leave.isLeaving', { field: name }));
    await refresh();
  };
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t(isBack ? 'actionOf.back' : 'actionOf.leave', { field: name })}
      confirmLabel={t(isBack ? 'action.back' : 'action.leave')}
      onConfirm={act}
    >
      <Text size="sm">{t(isBack ? 'leave.backText' : 'leave.text')}</Text>
    </ConfirmDialog>
  );
}

/** Deletes a field with its values; their number is shown, and is what one confirms. */
export function RemoveDialog({ field, onClose }: DialogProps) {
  const { t } = useTranslation('fields');
  const refresh = useRefreshFields();
  const path = `/api/v1/own-fields/${field.fieldId}`;
  const name = useName(field);
  const { data, error } = useApi(`${path}/count`, { schema: ownFieldCount });
  const act = async () => {
    await api.tell('DELETE', path, { body: { values: data!.values } });
    notifyDone(t('remove.done', { field: name }));
    await refresh();
  };
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title={t('actionOf.remove', { field: name })}
      confirmLabel={t('action.remove')}
      onConfirm={act}
      danger
      isBlocked={!data}
    >
      {error ? <ErrorState error={error} /> : null}
      {data ? (
        <Text size="sm">{t('remove.text', { count: data.values })}</Text>
      ) : error ? null : (
        <LoadingState />
      )}
    </ConfirmDialog>
  );
}
