import type { ReactNode } from 'react';
import { AnchorLink } from '../../../../web/ui/links.tsx';

export function InvoiceLink({ invoiceId, children }: { invoiceId: string; children: ReactNode }) {
  return (
    <AnchorLink to="/invoices/$invoiceId" params={{ invoiceId }} size="sm">
      {children}
    </AnchorLink>
  );
}
