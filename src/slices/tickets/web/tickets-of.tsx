import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { company as companySchema } from '../../companies/contract.ts';
import { contact as contactSchema } from '../../contacts/contract.ts';
import { ticketPage } from '../contract.ts';
import { NewTicketDialog } from './new-ticket-dialog.tsx';
import { DueText, StatusBadge } from './ticket-labels.tsx';
import { useTicketPurposes } from './ticket-purpose.tsx';
import type { TicketValues } from './ticket-values.ts';
import classes from './tickets.module.css';

const SHOWN = 5;

/** On the page of a contact. */
export function ContactTickets({ contactId }: { contactId: string }) {
  const { data } = useApi(`/api/v1/contacts/${contactId}`, { schema: contactSchema });
  const work = data?.companies[0];
  return (
    <TicketsOf
      of={{ contactId }}
      start={{
        people: data ? [{ contactId, displayName: data.displayName, role: 'reporter' }] : [],
        company: work && { companyId: work.companyId, name: work.name },
      }}
    />
  );
}

/** On the page of a company. */
export function CompanyTickets({ companyId }: { companyId: string }) {
  const { data } = useApi(`/api/v1/companies/${companyId}`, { schema: companySchema });
  return <TicketsOf of={{ companyId }} start={{ company: data && { companyId, name: data.name } }} />;
}

interface TicketsOfProps {
  of: { contactId: string } | { companyId: string };
  start: Partial<Pick<TicketValues, 'people' | 'company'>>;
}

/** The latest cases, open or done, and a way to a new one. */
function TicketsOf({ of, start }: TicketsOfProps) {
  const { t } = useTranslation('tickets');
  const { purpose } = usePurpose();
  const { isOpen } = useTicketPurposes();
  const mayCreate = useMay('ticket.write') && isOpen && purpose !== 'rights';
  const [isCreating, setCreating] = useState(false);
  const { data } = useApi('/api/v1/tickets', {
    schema: ticketPage,
    query: { ...of, group: 'all', sort: '-changed', limit: SHOWN },
    enabled: isOpen,
  });
  const title = t('section.title');
  return (
    <Paper component="section" aria-label={title}>
      <Group justify="space-between" mb="xs" gap="xs">
        <Title order={2}>{title}</Title>
        {mayCreate ? (
          <Button
            size="xs"
            variant="light"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setCreating(true)}
          >
            {t('list.new')}
          </Button>
        ) : null}
      </Group>
      {isOpen ? (
        <Stack gap="sm">
          {data?.items.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('section.none')}
            </Text>
          ) : null}
          <ul className={classes.list}>
            {data?.items.map((ticket) => (
              <li key={ticket.ticketId}>
                <AnchorLink to="/tickets/$ticketId" params={{ ticketId: ticket.ticketId }} size="sm" fw={500}>
                  #{ticket.number} {ticket.subject}
                </AnchorLink>
                <Group gap="xs">
                  <StatusBadge status={ticket.status} />
                  <DueText ticket={ticket} />
                </Group>
              </li>
            ))}
          </ul>
          {data?.next ? (
            <AnchorLink to="/tickets" search={{ ...of, group: 'all' }} size="sm">
              {t('section.all')}
            </AnchorLink>
          ) : null}
        </Stack>
      ) : (
        <Text size="sm" c="dimmed">
          {t('section.closedHere')}
        </Text>
      )}
      <NewTicketDialog isOpen={isCreating} onClose={() => setCreating(false)} start={start} />
    </Paper>
  );
}
