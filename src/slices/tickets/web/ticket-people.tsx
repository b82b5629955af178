import { Button, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useSend } from '../../../web/query.ts';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import type { Ticket } from '../contract.ts';
import { SatisfactionDialog } from './satisfaction-dialog.tsx';
import classes from './tickets.module.css';

type Person = Ticket['people'][number];

export function TicketPeople({ ticket, mayWrite }: { ticket: Ticket; mayWrite: boolean }) {
  const { t } = useTranslation('tickets');
  return (
    <Stack gap="xs">
      <Title order={2}>{t('page.people')}</Title>
      {ticket.people.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('page.nobody')}
        </Text>
      ) : (
        <ul className={classes.list}>
          {ticket.people.map((person) => (
            <li key={person.contactId}>
              <AnchorLink
                to="/contacts/$contactId"
                params={{ contactId: person.contactId }}
                size="sm"
                fw={500}
              >
                {person.displayName}
              </AnchorLink>{' '}
              <Text span size="sm" c="dimmed">
                {t(`role.${person.role}`)}
              </Text>
              <Satisfaction ticket={ticket} person={person} mayWrite={mayWrite} />
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}

interface SatisfactionProps {
  ticket: Ticket;
  person: Person;
  mayWrite: boolean;
}

/** Asked when the case is done; what was said stands here while the consent does. */
function Satisfaction({ ticket, person, mayWrite }: SatisfactionProps) {
  const { t } = useTranslation('tickets');
  const [isOpen, setOpen] = useState(false);
  const { mutate } = useSend(
    (contactId: string, purpose) =>
      api.tell('DELETE', `/api/v1/tickets/${ticket.ticketId}/satisfaction/${contactId}`, { purpose }),
    { refreshes: ['/api/v1/tickets'], onDone: () => notifyDone(t('satisfaction.deleted')) },
  );
  const isDone = ticket.status === 'resolved' || ticket.status === 'closed';
  const { satisfaction } = person;
  return (
    <>
      {satisfaction ? (
        <Stack gap={2}>
          <Text size="sm">{t('satisfaction.value', { score: satisfaction.score })}</Text>
          {satisfaction.comment ? (
            <Text size="sm" className={classes.comment}>
              „{satisfaction.comment}“
            </Text>
          ) : null}
        </Stack>
      ) : null}
      {mayWrite && (isDone || satisfaction) ? (
        <Group gap="xs" mt={4}>
          <Button
            size="xs"
            variant="light"
            leftSection={<IconMoodSmile size={14} aria-hidden />}
            onClick={() => setOpen(true)}
          >
            {t(satisfaction ? 'satisfaction.change' : 'satisfaction.record')}
            <VisuallyHidden>: {person.displayName}</VisuallyHidden>
          </Button>
          {satisfaction ? (
            <Button
              size="xs"
              variant="subtle"
              onClick={() => mutate(person.contactId, { onError: notifyProblem })}
            >
              {t('satisfaction.delete')}
            </Button>
          ) : null}
        </Group>
      ) : null}
      <SatisfactionDialog ticket={ticket} person={person} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}
