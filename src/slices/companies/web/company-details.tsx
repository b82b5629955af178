import { Anchor, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressLines } from '../../../web/ui/address.ts';
import { Facts } from '../../../web/ui/facts.tsx';
import type { Company } from '../contract.ts';
import classes from './companies.module.css';

export function CompanyDetails({ company }: { company: Company }) {
  const { t } = useTranslation('companies');
  const { email, phone, website } = company;
  const address = useAddressLines()(company);
  const facts: [string, ReactNode][] = [
    [t('field.address'), address.length > 0 ? <Lines key="address" lines={address} /> : null],
    [t('field.email'), email ? <Reach key="email" to={`mailto:${email}`} name={email} /> : null],
    [t('field.phone'), phone ? <Reach key="phone" to={`tel:${phone}`} name={phone} /> : null],
    [
      t('field.website'),
      website ? (
        <Reach key="website" to={addressOf(website)} name={website.replace(/^https?:\/\//, '')} />
      ) : null,
    ],
    [t('field.vatId'), company.vatId],
    [t('field.industry'), company.industry],
    [t('field.externalId'), company.externalId],
  ];
  const filled = facts.filter(([, value]) => value);
  if (filled.length === 0) return <Text c="dimmed">{t('page.nothing')}</Text>;
  const half = Math.ceil(filled.length / 2);
  return (
    <>
      {company.soleTraderContactId ? (
        <Text size="sm" c="dimmed" mb="sm">
          {t('page.soleTraderText')}
        </Text>
      ) : null}
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md" verticalSpacing="xs">
        <Facts facts={filled.slice(0, half)} />
        <Facts facts={filled.slice(half)} />
      </SimpleGrid>
    </>
  );
}

const Lines = ({ lines }: { lines: string[] }) => <span className={classes.address}>{lines.join('\n')}</span>;

const Reach = ({ to, name }: { to: string; name: string }) => (
  <Anchor href={to} size="sm" {...(to.startsWith('http') ? { target: '_blank', rel: 'noreferrer' } : {})}>
    {name}
  </Anchor>
);

/** Websites may be stored without their scheme; anything but http(s) is no link of ours. */
const addressOf = (website: string): string =>
  /^https?:\/\//i.test(website) ? website : `https://${website}`;
