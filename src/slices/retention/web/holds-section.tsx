import { useTranslation } from 'react-i18next';
import { HomeSection } from '../../home/web/home-section.tsx';
import { HoldsPanel } from './holds-panel.tsx';

/** Legal holds on the page of a person's rights. */
export function HoldsSection({ contactId }: { contactId: string }) {
  const { t } = useTranslation('retention');
  return (
    <HomeSection title={t('part.holds')}>
      <HoldsPanel contactId={contactId} />
    </HomeSection>
  );
}
