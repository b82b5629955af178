import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddressLines } from '../../../web/ui/address.ts';
import { Facts } from '../../../web/ui/facts.tsx';
import type { WishChannel } from '../../preferences/contract.ts';
import { WishedLink, WishNote } from '../../preferences/web/wished-link.tsx';
import type { Contact } from '../contract.ts';
import { Nothing, Section } from './contact-details.tsx';
import classes from './contacts.module.css';

/** Every way to reach the person, and what kind it is. */
export function ContactPoints({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  const linesOf = useAddressLines();
  const { contactId, emails, phones, addresses, socials } = contact;
  const note = (channel: WishChannel) => <WishNote contactId={contactId} channel={channel} />;
  const facts: [string, ReactNode][] = [
    ...emails.map(({ address, kind }): [string, ReactNode] => [
      t('point.email'),
      <Point key={address} kind={t(`kind.${kind}`)} name={address} below={note('email')}>
        <WishedLink contactId={contactId} channel="email" href={`mailto:${address}`}>
          {address}
        </WishedLink>
      </Point>,
    ]),
    ...phones.map(({ number, entered, kind }): [string, ReactNode] => [
      t('point.phone'),
      <Point
        key={number}
        kind={t(`kind.${kind}`)}
        name={entered || number}
        below={kind === 'fax' ? null : note('phone')}
      >
        {kind === 'fax' ? undefined : (
          <WishedLink contactId={contactId} channel="phone" href={`tel:${number}`}>
            {entered || number}
          </WishedLink>
        )}
      </Point>,
    ]),
    ...addresses.map(({ kind, ...address }): [string, ReactNode] => [
      t('point.address'),
      <Point
        key={address.street}
        kind={t(`kind.${kind}`)}
        name={linesOf(address).join('\n')}
        below={note('letter')}
      />,
    ]),
    ...socials.map(({ network, handle, url }): [string, ReactNode] => [
      network,
      <Point key={handle} name={handle} to={url || undefined} below={note('social')} />,
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
  /** A link that knows more than an address; instead of `to`. */
  children?: ReactNode;
  below?: ReactNode;
}

function Point({ name, kind, to, children, below }: PointProps) {
  const isElsewhere = to?.startsWith('http');
  return (
    <>
      {children ? (
        children
      ) : to ? (
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
      {below}
    </>
  );
}
