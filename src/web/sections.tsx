import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react';
import type { Permission } from '../kernel/role.ts';
import { useMe } from './session.tsx';

interface Section<Props> {
  key: string;
  may: Permission;
  /** `main`: the wide column; `side`: the narrow one. */
  place: 'main' | 'side';
  component: LazyExoticComponent<ComponentType<Props>>;
}

/** Loads a named export of a page's module when it is first shown. */
function section<Props>(
  key: string,
  may: Permission,
  place: 'main' | 'side',
  load: () => Promise<ComponentType<Props>>,
): Section<Props> {
  return { key, may, place, component: lazy(async () => ({ default: await load() })) };
}

type OfContact = { contactId: string };
type OfCompany = { companyId: string };

/** What other slices show on the page of a contact, in this order. */
export const CONTACT_SECTIONS: readonly Section<OfContact>[] = [
  section(
    'tasks',
    'task.read',
    'side',
    async () => (await import('../slices/tasks/web/open-tasks.tsx')).TasksOfContact,
  ),
  section(
    'timeline',
    'interaction.read',
    'main',
    async () => (await import('../slices/interactions/web/contact-timeline.tsx')).ContactTimeline,
  ),
  section(
    'tickets',
    'ticket.read',
    'side',
    async () => (await import('../slices/tickets/web/tickets-of.tsx')).ContactTickets,
  ),
  section(
    'wishes',
    'contact.read',
    'side',
    async () => (await import('../slices/preferences/web/wishes-panel.tsx')).WishesPanel,
  ),
  section(
    'preferences',
    'contact.read',
    'side',
    async () => (await import('../slices/preferences/web/preferences-panel.tsx')).PreferencesPanel,
  ),
  section(
    'duplicates',
    'contact.write',
    'side',
    async () => (await import('../slices/merging/web/duplicates-panel.tsx')).DuplicatesPanel,
  ),
  section(
    'deals',
    'deal.read',
    'side',
    async () => (await import('../slices/deals/web/open-deals.tsx')).ContactDeals,
  ),
  section(
    'purchases',
    'purchase.read',
    'side',
    async () => (await import('../slices/purchases/web/purchases-of.tsx')).ContactPurchases,
  ),
  section(
    'recipients',
    'contact.read',
    'side',
    async () => (await import('../slices/recipients/web/contact-recipients.tsx')).ContactRecipients,
  ),
  section(
    'portal',
    'rights.handle',
    'side',
    async () => (await import('../slices/portal/web/send-link-section.tsx')).SendLinkSection,
  ),
];

/** What other slices show on the page of a company, in this order. */
export const COMPANY_SECTIONS: readonly Section<OfCompany>[] = [
  section(
    'tasks',
    'task.read',
    'side',
    async () => (await import('../slices/tasks/web/open-tasks.tsx')).TasksOfCompany,
  ),
  section(
    'timeline',
    'interaction.read',
    'main',
    async () => (await import('../slices/interactions/web/company-timeline.tsx')).CompanyTimeline,
  ),
  section(
    'tickets',
    'ticket.read',
    'main',
    async () => (await import('../slices/tickets/web/tickets-of.tsx')).CompanyTickets,
  ),
  section(
    'deals',
    'deal.read',
    'main',
    async () => (await import('../slices/deals/web/open-deals.tsx')).CompanyDeals,
  ),
  section(
    'purchases',
    'purchase.read',
    'main',
    async () => (await import('../slices/purchases/web/purchases-of.tsx')).CompanyPurchases,
  ),
];

/** The sections of one column that the user may see. */
export function Sections<Props extends object>({
  of,
  place,
  props,
}: {
  of: readonly Section<Props>[];
  place: 'main' | 'side';
  props: Props;
}) {
  const { permissions } = useMe();
  return of
    .filter((each) => each.place === place && permissions.includes(each.may))
    .map(({ key, component: Part }) => (
      <Suspense key={key} fallback={null}>
        <Part {...props} />
      </Suspense>
    ));
}
