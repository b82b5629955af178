import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import type { Home } from '../contract.ts';
import { Quiet } from './home-section.tsx';

type RestrictionsNoteProps = Pick<Home, 'restrictions' | 'openingsWaiting'>;

/** Restricted people are counted and not named; what is due of theirs must not be missed for that. */
export function RestrictionsNote({ restrictions, openingsWaiting }: RestrictionsNoteProps) {
  const { t } = useTranslation('home');
  return (
    <>
      {openingsWaiting > 0 ? (
        <Text size="sm" fw={500}>
          {t('restrictions.waiting', { count: openingsWaiting })}
        </Text>
      ) : null}
      {restrictions && restrictions.reviewsDue > 0 ? (
        <Text size="sm" fw={500}>
          {t('restrictions.due', { count: restrictions.reviewsDue })}
        </Text>
      ) : null}
      {restrictions && restrictions.requests > 0 ? (
        <Text size="sm">
          {t('restrictions.requests', { count: restrictions.requests })}
          {restrictions.nextRequestDue ? (
            <>
              {' '}
              {t('requests.dueOn')} <DateText value={restrictions.nextRequestDue} />
            </>
          ) : null}
        </Text>
      ) : null}
      {restrictions ? <Quiet>{t('restrictions.count', { count: restrictions.count })}</Quiet> : null}
      <AnchorLink to="/restrictions" size="sm" mt="sm" display="inline-block">
        {t('restrictions.all')}
      </AnchorLink>
    </>
  );
}
