import { Group } from '@mantine/core';
import {
  IconArchive,
  IconArrowBackUp,
  IconCash,
  IconFileImport,
  IconFileInvoice,
  IconPackage,
  IconPlus,
  IconSettings,
  IconShoppingCart,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { usePurposeLabel } from '../../../web/ui/labels.tsx';
import { ButtonLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { useMayWrite } from './use-may-write.ts';

type View = 'invoices' | 'orders' | 'payments' | 'returns' | 'products' | 'archive' | 'imports';
const VIEWS = [
  { view: 'invoices', to: '/invoices', icon: IconFileInvoice },
  { view: 'orders', to: '/orders', icon: IconShoppingCart },
  { view: 'payments', to: '/payments', icon: IconCash },
  { view: 'returns', to: '/returns', icon: IconArrowBackUp },
  { view: 'products', to: '/products', icon: IconPackage },
  { view: 'imports', to: '/purchase-imports', icon: IconFileImport },
  { view: 'archive', to: '/archive', icon: IconArchive },
] as const satisfies readonly { view: View; to: string; icon: unknown }[];

/** What all lists of purchases begin with: the way to each other, and new documents. */
export function PurchasesHeader({ view, actions }: { view: View; actions?: ReactNode }) {
  const { t } = useTranslation('purchases');
  const { purpose } = usePurpose();
  const labelOf = usePurposeLabel();
  const mayWrite = useMayWrite();
  const mayManage = useMay('firm.manage');
  return (
    <>
      <PageHeader
        title={t(`view.${view}`)}
        subtitle={t('view.underPurpose', { purpose: labelOf(purpose) })}
        actions={
          <>
            {mayManage ? (
              <ButtonLink
                to="/settings/purchases"
                variant="default"
                leftSection={<IconSettings size={16} aria-hidden />}
              >
                {t('settings.link')}
              </ButtonLink>
            ) : null}
            {actions}
            {mayWrite && view === 'orders' ? (
              <ButtonLink to="/orders/new" search={{}} leftSection={<IconPlus size={16} aria-hidden />}>
                {t('order.new')}
              </ButtonLink>
            ) : null}
            {mayWrite && view === 'invoices' ? (
              <ButtonLink to="/invoices/new" search={{}} leftSection={<IconPlus size={16} aria-hidden />}>
                {t('invoice.new')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Group component="nav" aria-label={t('view.label')} gap={4} mb="sm">
        {VIEWS.map(({ view: each, to, icon: Icon }) => (
          <ButtonLink
            key={each}
            to={to}
            search={{}}
            size="compact-sm"
            variant={each === view ? 'light' : 'subtle'}
            {...(each === view ? { 'aria-current': 'page' as const } : { color: 'gray' })}
            leftSection={<Icon size={15} aria-hidden />}
          >
            {t(`view.${each}`)}
          </ButtonLink>
        ))}
      </Group>
    </>
  );
}
