import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { Quiet } from './home-section.tsx';

interface QuarantineNoteProps {
  count: number;
  nextDeletion: string | null;
}

export function QuarantineNote({ count, nextDeletion }: QuarantineNoteProps) {
  const { t } = useTranslation('home');
  if (count === 0) return <Quiet>{t('quarantine.none')}</Quiet>;
  return (
    <>
      <Text size="sm">{t('quarantine.count', { count })}</Text>
      {nextDeletion ? (
        <Quiet>
          {t('quarantine.next')} <DateText value={nextDeletion} />.
        </Quiet>
      ) : null}
      <AnchorLink to="/quarantine" size="sm" mt="sm" display="inline-block">
        {t('quarantine.open')}
      </AnchorLink>
    </>
  );
}
