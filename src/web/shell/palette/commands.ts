import {
  IconAddressBook,
  IconBuildingPlus,
  IconChecklist,
  IconHistoryToggle,
  IconKeyboard,
  IconLifebuoy,
  IconPhonePlus,
  IconTargetArrow,
  IconUserCog,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../kernel/role.ts';
import { recordAnywhere } from '../../../slices/interactions/web/record-keys.ts';
import { useMe } from '../../session.tsx';
import { useOpensCategory } from '../../ui/labels.tsx';
import { NAVIGATION } from '../pages.ts';

export interface Command {
  key: string;
  label: string;
  icon: ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>;
  run: () => void;
}
export type PaletteDialog = 'ticket' | 'task' | 'keys';

/** Small letters without accents, so that "losch" finds "Löschprotokoll". */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('ß', 'ss');
export const matches = (label: string, typed: string): boolean =>
  folded(typed)
    .split(/\s+/)
    .every((word) => folded(label).includes(word));

/** What the palette can do, as far as the user may: make something, and go somewhere. */
export function useCommands(openDialog: (dialog: PaletteDialog) => void): {
  actions: readonly Command[];
  pages: readonly Command[];
} {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { permissions } = useMe();
  const opens = useOpensCategory();
  const may = (permission: Permission) => permissions.includes(permission);
  const actions: (Command & { isOn: boolean })[] = [
    {
      key: 'contact',
      label: t('palette.newContact'),
      icon: IconUserPlus,
      isOn: may('contact.write'),
      run: () => void navigate({ to: '/contacts/new', search: {} }),
    },
    {
      key: 'company',
      label: t('palette.newCompany'),
      icon: IconBuildingPlus,
      isOn: may('company.write'),
      run: () => void navigate({ to: '/companies/new' }),
    },
    {
      key: 'call',
      label: t('palette.logCall'),
      icon: IconPhonePlus,
      isOn: may('interaction.write') && opens('communication'),
      run: () => recordAnywhere('call'),
    },
    {
      key: 'deal',
      label: t('palette.newDeal'),
      icon: IconTargetArrow,
      isOn: may('deal.write') && opens('communication'),
      run: () => void navigate({ to: '/deals/new', search: {} }),
    },
    {
      key: 'ticket',
      label: t('palette.newTicket'),
      icon: IconLifebuoy,
      isOn: may('ticket.write') && opens('communication'),
      run: () => openDialog('ticket'),
    },
    {
      key: 'task',
      label: t('palette.newTask'),
      icon: IconChecklist,
      isOn: may('task.write'),
      run: () => openDialog('task'),
    },
    {
      key: 'keys',
      label: t('keys.title'),
      icon: IconKeyboard,
      isOn: true,
      run: () => openDialog('keys'),
    },
  ];
  const pages: Command[] = NAVIGATION.filter((page) => may(page.may)).map(({ to, name, icon }) => ({
    key: to,
    label: t(`page.${name}`),
    icon,
    run: () => void navigate({ to }),
  }));
  if (may('contact.write'))
    pages.push(
      {
        key: '/duplicates',
        label: t('palette.duplicates'),
        icon: IconUsers,
        run: () => void navigate({ to: '/duplicates' }),
      },
      {
        key: '/bulk-changes',
        label: t('palette.bulkChanges'),
        icon: IconHistoryToggle,
        run: () => void navigate({ to: '/bulk-changes' }),
      },
    );
  pages.push({
    key: '/account',
    label: t('page.account'),
    icon: IconUserCog,
    run: () => void navigate({ to: '/account' }),
  });
  return { actions: actions.filter(({ isOn }) => isOn), pages };
}

export const CONTACT_ICON = IconAddressBook;
