import { Alert } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { REQUEST_KINDS } from '../../requests/contract.ts';
import { restrictedList } from '../contract-restriction.ts';

/** Open requests of restricted people, whom the list of requests does not show: the month of Art. 12(3) runs on. */
export function RestrictedRequests() {
  const { t } = useTranslation(['grounds', 'requests']);
  const { data } = useApi('/api/v1/restrictions', { schema: restrictedList });
  const waiting = (data?.items ?? [])
    .flatMap(({ marker, requests }) => requests.map((request) => ({ ...request, marker })))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  if (waiting.length === 0) return null;
  return (
    <Alert color="amber" icon={<IconLock size={18} aria-hidden />} title={t('restrictions.waiting')}>
      {waiting.map(({ requestId, marker, kind, dueOn }) => {
        const known = REQUEST_KINDS.find((each) => each === kind);
        return (
          <div key={requestId}>
            <AnchorLink to="/restrictions" size="sm" underline="always" c="inherit">
              {t('restrictions.person', { marker })}
            </AnchorLink>
            {': '}
            {known ? t(`requests:kind.${known}`) : kind}, {t('restrictions.requestDue')}{' '}
            <DateText value={dueOn} />
          </div>
        );
      })}
    </Alert>
  );
}
