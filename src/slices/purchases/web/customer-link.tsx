import { AnchorLink } from '../../../web/ui/links.tsx';
import type { OrderRow } from '../contract.ts';

/** The customer, as a way to their page. */
export function CustomerLink({
  customer: { contactId, companyId, name },
}: {
  customer: OrderRow['customer'];
}) {
  if (companyId)
    return (
      <AnchorLink to="/companies/$companyId" params={{ companyId }} size="sm">
        {name}
      </AnchorLink>
    );
  if (!contactId) return name;
  return (
    <AnchorLink to="/contacts/$contactId" params={{ contactId }} size="sm">
      {name}
    </AnchorLink>
  );
}
