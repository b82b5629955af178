import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { FormDialog } from '../../../web/ui/form-dialog.tsx';
import { notifyDone } from '../../../web/ui/notify.ts';
import { ProblemForm, useProblemForm } from '../../../web/ui/problem-form.tsx';
import { type OwnEntity, type OwnField, ownField as ownFieldSchema } from '../contract.ts';
import { FieldFooting } from './field-footing.tsx';
import { FieldNaming } from './field-naming.tsx';
import { type FieldValues, fieldValues, toFieldBody } from './field-values.ts';
import { useRefreshFields } from './leave-dialogs.tsx';

interface FieldDialogProps {
  entity: OwnEntity;
  /** The field that is changed; without it a new one is added. */
  field?: OwnField;
  onClose: () => void;
}

export function FieldDialog({ entity, field, onClose }: FieldDialogProps) {
  const { t, i18n } = useTranslation(['fields', 'common']);
  const refresh = useRefreshFields();
  const state = useProblemForm<FieldValues, OwnField>({
    initialValues: fieldValues(entity, field),
    send: (values) => {
      const { entity: of, key, type, ...settings } = toFieldBody(values);
      return field
        ? api.patch(`/api/v1/own-fields/${field.fieldId}`, {
            body: { version: field.version, ...settings },
            schema: ownFieldSchema,
          })
        : api.post('/api/v1/own-fields', {
            body: { entity: of, key, type, ...settings },
            schema: ownFieldSchema,
          });
    },
    onDone: async () => {
      notifyDone(t('common:state.saved'));
      onClose();
      await refresh();
    },
  });
  const name = field && (i18n.language === 'en' ? field.labelEn : field.labelDe);
  return (
    <FormDialog
      isOpen
      isWide
      onClose={onClose}
      title={name ? t('actionOf.edit', { field: name }) : t('page.addTo', { entity: t(`entity.${entity}`) })}
    >
      <ProblemForm state={state} onCancel={onClose} {...(field ? {} : { submitLabel: t('page.add') })}>
        <FieldNaming form={state.form} isNew={!field} />
        <FieldFooting form={state.form} entity={entity} />
      </ProblemForm>
    </FormDialog>
  );
}
