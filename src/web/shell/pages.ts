import {
  IconAddressBook,
  IconBuilding,
  IconCalendar,
  IconChecklist,
  IconFileImport,
  IconFileInvoice,
  IconForms,
  IconHistory,
  IconHome,
  IconInbox,
  IconLifebuoy,
  IconMap2,
  IconScale,
  IconSettings,
  IconTargetArrow,
  IconUsers,
} from '@tabler/icons-react';
import type { Permission } from '../../kernel/role.ts';

/** The navigation, in its order; a page is shown to those who may use it. */
export const NAVIGATION = [
  { to: '/', name: 'home', may: 'contact.read', icon: IconHome },
  { to: '/contacts', name: 'contacts', may: 'contact.read', icon: IconAddressBook },
  { to: '/companies', name: 'companies', may: 'company.read', icon: IconBuilding },
  { to: '/deals', name: 'deals', may: 'deal.read', icon: IconTargetArrow },
  { to: '/tickets', name: 'tickets', may: 'ticket.read', icon: IconLifebuoy },
  { to: '/tasks', name: 'tasks', may: 'task.read', icon: IconChecklist },
  { to: '/calendar', name: 'calendar', may: 'task.read', icon: IconCalendar },
  { to: '/einvoices', name: 'einvoices', may: 'purchase.read', icon: IconFileInvoice },
  { to: '/imports', name: 'imports', may: 'import.run', icon: IconFileImport },
  { to: '/quarantine', name: 'quarantine', may: 'import.run', icon: IconInbox },
  { to: '/rights', name: 'rights', may: 'rights.handle', icon: IconScale },
  { to: '/data-map', name: 'dataMap', may: 'register.read', icon: IconMap2 },
  { to: '/log', name: 'log', may: 'audit.read', icon: IconHistory },
  { to: '/users', name: 'users', may: 'user.manage', icon: IconUsers },
  { to: '/own-fields', name: 'ownFields', may: 'field.manage', icon: IconForms },
  { to: '/settings', name: 'settings', may: 'firm.manage', icon: IconSettings },
] as const satisfies readonly { to: string; name: string; may: Permission; icon: unknown }[];
