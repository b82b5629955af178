import { IconShare } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../web/session.tsx';
import { ButtonLink } from '../../../web/ui/links.tsx';

/** From the rights desk to who was told of it. */
export function NoticesLink() {
  const { t } = useTranslation('recipients');
  if (!useMay('recipient.manage')) return null;
  return (
    <ButtonLink
      to="/recipients/notices"
      search={{}}
      variant="default"
      leftSection={<IconShare size={16} aria-hidden />}
    >
      {t('notices.link')}
    </ButtonLink>
  );
}
