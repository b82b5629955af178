// Second web engineer is at work here (users and roles, imports, quarantine, rights, data map): please leave these pages to me; account, settings, API keys and log stay with you.
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../web/ui/page-header.tsx';

export function UsersPage() {
  const { t } = useTranslation();
  return <PageHeader title={t('page.users')} />;
}
