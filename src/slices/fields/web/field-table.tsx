import { Badge, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import { PurposeBadges } from '../../../web/ui/labels.tsx';
import { SimpleTable } from '../../../web/ui/simple-table.tsx';
import type { OwnField } from '../contract.ts';

export type FieldAction = 'edit' | 'leave' | 'remove';

interface FieldTableProps {
  label: string;
  fields: readonly OwnField[];
  onDo: (what: FieldAction, field: OwnField) => void;
}

/** The fields of one entity: what each is, who sees it, when its values go. */
export function FieldTable({ label, fields, onDo }: FieldTableProps) {
  const { t } = useTranslation(['fields', 'access']);
  return (
    <SimpleTable
      label={label}
      rows={fields}
      rowKey={({ fieldId }) => fieldId}
      columns={[
        { key: 'name', header: t('column.name'), cell: (field) => <FieldName field={field} />, width: '24%' },
        { key: 'type', header: t('column.type'), cell: ({ type }) => t(`type.${type}`), width: '7rem' },
        {
          key: 'category',
          header: t('column.category'),
          cell: ({ category }) => t(`access:category.${category}`),
          width: '9.5rem',
        },
        {
          key: 'purposes',
          header: t('column.purposes'),
          cell: ({ purposes }) => <PurposeBadges keys={purposes} />,
        },
        {
          key: 'deletion',
          header: t('column.deletion'),
          cell: (field) => <Deletion field={field} />,
          width: '10.5rem',
        },
        {
          key: 'actions',
          header: t('column.actions'),
          cell: (field) => <Actions field={field} onDo={onDo} />,
          width: '9rem',
        },
      ]}
    />
  );
}

const useLabelOf = () => {
  const { i18n } = useTranslation();
  return ({ labelDe, labelEn }: OwnField) => (i18n.language === 'en' ? labelEn : labelDe);
};

function FieldName({ field }: { field: OwnField }) {
  const { t } = useTranslation('fields');
  return (
    <>
      <Text span size="sm" fw={500}>
        {useLabelOf()(field)}
      </Text>
      <Text span size="xs" c="dimmed" ff="monospace" display="block">
        own.{field.key}
      </Text>
      <Group gap={4}>
        {field.isRequired ? (
          <Badge color="gray" variant="default">
            {t('badge.required')}
          </Badge>
        ) : null}
        {field.category === 'special' ? <Badge color="red">{t('badge.special')}</Badge> : null}
        {field.deletesAt ? <Badge color="amber">{t('badge.leaving')}</Badge> : null}
      </Group>
    </>
  );
}

function Deletion({ field }: { field: OwnField }) {
  const { t } = useTranslation('fields');
  return (
    <Text span size="sm">
      {field.deletesAt ? (
        <>
          {t('deletion.leaving')} <DateText value={field.deletesAt} />
        </>
      ) : field.retainDays === null ? (
        t('deletion.record')
      ) : (
        t('deletion.days', { count: field.retainDays })
      )}
    </Text>
  );
}

function Actions({ field, onDo }: Pick<FieldTableProps, 'onDo'> & { field: OwnField }) {
  const { t } = useTranslation('fields');
  const name = useLabelOf()(field);
  const actions: FieldAction[] = field.deletesAt ? ['leave', 'remove'] : ['edit', 'leave'];
  return (
    <Group gap={0}>
      {actions.map((what) => {
        const text = what === 'leave' && field.deletesAt ? 'back' : what;
        return (
          <Button
            key={what}
            variant="subtle"
            size="compact-sm"
            color={what === 'remove' ? 'red' : 'petrol'}
            aria-label={t(`actionOf.${text}`, { field: name })}
            onClick={() => onDo(what, field)}
          >
            {t(`action.${text}`)}
          </Button>
        );
      })}
    </Group>
  );
}
