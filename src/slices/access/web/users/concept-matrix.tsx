import { Checkbox, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ROLES, type Role } from '../../../../kernel/role.ts';
import { usePurposeLabel, usePurposes } from '../../../../web/ui/labels.tsx';
import { SimpleTable } from '../../../../web/ui/simple-table.tsx';
import type { Purpose } from '../../../grounds/contract.ts';
import { PurposeHead } from './purpose-head.tsx';

interface ConceptMatrixProps {
  has: (role: Role, purpose: string) => boolean;
  /** Without it the matrix is only shown. */
  onToggle?: (role: Role, purpose: string) => void;
}

/** Only Obhut itself works under it. */
const NOT_FOR_PEOPLE = 'upkeep';
/** Somebody has to be able to manage access. */
const isFixed = (role: Role, purpose: string): boolean => role === 'administrator' && purpose === 'access';

/** Purposes by roles; on a phone one card for each purpose. */
export function ConceptMatrix({ has, onToggle }: ConceptMatrixProps) {
  const { t } = useTranslation('access');
  const labelOf = usePurposeLabel();
  // The daily work first, then what serves it.
  const purposes = usePurposes()
    .filter(({ key }) => key !== NOT_FOR_PEOPLE)
    .toSorted((a, b) => Number(b.forGrounds) - Number(a.forGrounds));
  const cell = (role: Role, { key }: Purpose) => {
    const name = t('users.concept.cell', { role: t(`role.${role}`), purpose: labelOf(key) });
    if (onToggle)
      return (
        <Checkbox
          aria-label={name}
          title={isFixed(role, key) ? t('users.concept.fixed') : name}
          checked={has(role, key)}
          disabled={isFixed(role, key)}
          onChange={() => onToggle(role, key)}
        />
      );
    return has(role, key) ? (
      <>
        <IconCheck size={18} aria-hidden />
        <VisuallyHidden>{name}</VisuallyHidden>
      </>
    ) : null;
  };
  return (
    <SimpleTable<Purpose>
      label={t('users.concept.purposes')}
      rows={purposes}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'purpose',
          header: t('users.concept.purpose'),
          cell: (purpose) => <PurposeHead purpose={purpose} />,
        },
        ...ROLES.map((role) => ({
          key: role,
          header: t(`role.${role}`),
          width: '7.25rem',
          cell: (purpose: Purpose) => cell(role, purpose),
        })),
      ]}
    />
  );
}
