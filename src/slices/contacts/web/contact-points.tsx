import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressLines } from '../../../web/ui/address.ts';
import { Facts } from '../../../web/ui/facts.tsx';
import type { Contact } from '../contract.ts';
import { Nothing, Section } from './contact-details.tsx';
import classes from './contacts.module.css';

/** Every way to reach the person, and what kind it is. */
export function ContactPoints({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  const linesOf = useAddressLines();
  const { emails, phones, addresses, socials } = contact;
  const facts: [string, ReactNode][] = [
    ...emails.map(({ address, kind }): [string, ReactNode] => [
      t('point.email'),
      <Point key={address} kind={t(`kind.${kind}`)} to={`mailto:${address}`} name={address} />,
    ]),
    ...phones.map(({ number, entered, kind }): [string, ReactNode] => [
      t('point.phone'),
      <Point key={number} kind={t(`kind.${kind}`)} to={`tel:${number}`} name={entered || number} />,
    ]),
    ...addresses.map(({ kind, ...address }): [string, ReactNode] => [
      t('point.address'),
      <Point key={address.street} kind={t(`kind.${kind}`)} name={linesOf(address).join('\n')} />,
    ]),
    ...socials.map(({ network, handle, url }): [string, ReactNode] => [
      network,
      <Point key={handle} name={handle} to={url || undefined} />,
    ]),
  ];
  return (
    <Section title={t('section.points')}>
      {facts.length > 0 ? <Facts facts={facts} isDense /> : <Nothing />}
    </Section>
  );
}

interface PointProps {
  name: string;
  kind?: string;
  to?: string | undefined;
}

function Point({ name, kind, to }: PointProps) {
  const isElsewhere = to?.startsWith('http');
  return (
    <>
      {to ? (
        <Anchor href={to} size="sm" {...(isElsewhere ? { target: '_blank', rel: 'noreferrer' } : {})}>
          {name}
        </Anchor>
      ) : (
        <span className={classes.note}>{name}</span>
      )}
      {kind ? (
        <Text span size="xs" c="dimmed" ms="xs">
          {kind}
        </Text>
      ) : null}
    </>
  );
}
