import { Anchor, Badge, Text } from '@mantine/core';
import { IconArrowDownLeft, IconArrowUpRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../../web/ui/links.tsx';
import type { Interaction } from '../contract.ts';
import { ChannelIcon } from './channel-icon.tsx';
import { EntryContent } from './entry-content.tsx';
import { EntryFiles } from './entry-files.tsx';
import { EntryMenu } from './entry-menu.tsx';
import classes from './interactions.module.css';
import type { TimelineOf } from './timeline-of.ts';

const CLOCK = {
  de: new Intl.DateTimeFormat('de-DE', { hour: '2-digit', minute: '2-digit' }),
  en: new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }),
};

export function TimelineEntry({ of, entry }: { of: TimelineOf; entry: Interaction }) {
  return (
    <li className={classes.entry}>
      <span className={classes.icon}>
        <ChannelIcon channel={entry.channel} />
      </span>
      <div className={classes.body}>
        <EntryHead entry={entry} />
        {entry.subject ? <Text className={classes.subject}>{entry.subject}</Text> : null}
        {entry.content ? <EntryContent entry={entry} /> : null}
        <EntryAbout of={of} entry={entry} />
        {entry.files.length > 0 ? <EntryFiles entry={entry} /> : null}
      </div>
      <EntryMenu entry={entry} />
    </li>
  );
}

/** Which way, when, how long, with what outcome, by whom: one quiet line. */
function EntryHead({ entry }: { entry: Interaction }) {
  const { t, i18n } = useTranslation('interactions');
  const { channel, direction, occurredAt, durationMinutes, outcome, topic, ownerName } = entry;
  const clock = CLOCK[i18n.language === 'en' ? 'en' : 'de'].format(new Date(occurredAt));
  return (
    <div className={classes.head}>
      <time dateTime={occurredAt}>{clock}</time>
      <span>{t(`channel.${channel}`)}</span>
      {direction !== 'internal' ? (
        <span className={classes.direction}>
          {direction === 'in' ? (
            <IconArrowDownLeft size={13} aria-hidden />
          ) : (
            <IconArrowUpRight size={13} aria-hidden />
          )}
          {t(`direction.${direction}`)}
        </span>
      ) : channel === 'note' ? null : (
        <span>{t('direction.internal')}</span>
      )}
      {durationMinutes ? <span>{t('entry.minutes', { count: durationMinutes })}</span> : null}
      {outcome ? (
        <Badge size="sm" color={outcome === 'reached' || outcome === 'done' ? 'green' : 'gray'}>
          {t(`outcome.${outcome}`)}
        </Badge>
      ) : null}
      {topic ? (
        <Badge size="sm" variant="outline" color="gray">
          {topic}
        </Badge>
      ) : null}
      {entry.archiveId ? (
        <Badge size="sm" color="gray">
          {t('letter.kept')}
        </Badge>
      ) : null}
      {ownerName ? <span>{ownerName}</span> : null}
    </div>
  );
}

/** The others who took part, and what it belongs to, as far as the page does not say so itself. */
function EntryAbout({ of, entry }: { of: TimelineOf; entry: Interaction }) {
  const { t } = useTranslation('interactions');
  const others = entry.people.filter(({ contactId }) => !('contactId' in of) || of.contactId !== contactId);
  const { company, deal, ticket, channel, network, handle, url } = entry;
  const parts = [
    others.length > 0 ? (
      <span key="people">
        {t('entry.with')}{' '}
        {others.map(({ contactId, displayName }, index) => (
          <span key={contactId}>
            {index > 0 ? ', ' : ''}
            <AnchorLink to="/contacts/$contactId" params={{ contactId }} size="xs">
              {displayName}
            </AnchorLink>
          </span>
        ))}
      </span>
    ) : null,
    company && !('companyId' in of) ? (
      <AnchorLink
        key="company"
        to="/companies/$companyId"
        params={{ companyId: company.companyId }}
        size="xs"
      >
        {company.name}
      </AnchorLink>
    ) : null,
    deal && !('dealId' in of) ? (
      <AnchorLink key="deal" to="/deals/$dealId" params={{ dealId: deal.dealId }} size="xs">
        {deal.title}
      </AnchorLink>
    ) : null,
    ticket && !('ticketId' in of) ? (
      <AnchorLink key="ticket" to="/tickets/$ticketId" params={{ ticketId: ticket.ticketId }} size="xs">
        {t('entry.ticket', { number: ticket.number })}
      </AnchorLink>
    ) : null,
    channel === 'social' && (network || handle) ? (
      <span key="network">{[network, handle].filter(Boolean).join(': ')}</span>
    ) : null,
    url ? (
      <Anchor key="url" href={url} target="_blank" rel="noreferrer noopener" size="xs">
        {t('entry.link')}
      </Anchor>
    ) : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? <div className={classes.about}>{parts}</div> : null;
}
