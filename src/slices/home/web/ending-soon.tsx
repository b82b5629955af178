import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { addDays, dayOf, formatDay } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import type { Home } from '../contract.ts';
import classes from './home.module.css';
import { Quiet } from './home-section.tsx';

interface EndingSoonProps {
  contacts: Home['endingSoon'];
  rows: Home['rowsEndingSoon'];
}

export function EndingSoon({ contacts, rows }: EndingSoonProps) {
  const { t, i18n } = useTranslation('home');
  const number = new Intl.NumberFormat(i18n.language);
  const aged =
    rows.length > 0 ? (
      <Text size="sm" c="dimmed" mt="sm">
        {t('endingSoon.rows', {
          what: rows.map(({ label, rows: n }) => `${label}: ${number.format(n)}`).join(', '),
        })}
      </Text>
    ) : null;
  if (contacts.length === 0)
    return (
      <>
        <Quiet>{t('endingSoon.none')}</Quiet>
        {aged}
      </>
    );
  return (
    <>
      <ul className={classes.list}>
        {contacts.map(({ contactId, displayName, deletesAt, because }) => (
          <li key={contactId}>
            <AnchorLink to="/contacts/$contactId" params={{ contactId }} size="sm" fw={500}>
              {displayName}
            </AnchorLink>
            <Text size="sm" c="dimmed">
              {t('endingSoon.because', {
                date: formatDay(deletesAt, i18n.language),
                because: because.replace(/\.$/, ''),
              })}
            </Text>
          </li>
        ))}
      </ul>
      <AnchorLink
        to="/contacts"
        search={{ deletesBefore: dayOf(addDays(31)), sort: 'deletes' }}
        size="sm"
        mt="sm"
        display="inline-block"
      >
        {t('endingSoon.all')}
      </AnchorLink>
      {aged}
    </>
  );
}
