import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../web/ui/page-header.tsx';

export function EditContactPage() {
  const { t } = useTranslation();
  return <PageHeader title={t('page.contacts')} />;
}
