import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePurpose } from '../../../web/session.tsx';
import { useOpensCategory, usePurposeLabel, usePurposes } from '../../../web/ui/labels.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';

interface NoDocumentsProps {
  of: 'invoices' | 'orders' | 'payments' | 'returns' | 'products';
  isFiltered: boolean;
  actions?: ReactNode;
}

/** Nothing to show: because of the purpose, because of the filters, or because there is nothing yet. */
export function NoDocuments({ of, isFiltered, actions }: NoDocumentsProps) {
  const { t } = useTranslation('purchases');
  const { purpose } = usePurpose();
  const labelOf = usePurposeLabel();
  const isKnown = usePurposes().length > 0;
  const opens = useOpensCategory();
  const isClosed = of === 'payments' ? !opens('payment-behaviour') : of !== 'products' && !opens('purchases');
  if (isKnown && isClosed)
    return (
      <EmptyState title={t('empty.purposeTitle', { purpose: labelOf(purpose) })}>
        {t(of === 'payments' ? 'empty.paymentsText' : 'empty.purposeText')}
      </EmptyState>
    );
  if (isFiltered) return <EmptyState title={t('empty.filteredTitle')}>{t('empty.filteredText')}</EmptyState>;
  return (
    <EmptyState title={t(`empty.${of}`)} actions={actions}>
      {t('empty.text')}
    </EmptyState>
  );
}
