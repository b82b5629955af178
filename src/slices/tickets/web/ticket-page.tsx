import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { useMay, usePurpose } from '../../../web/session.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { OwnSection } from '../../fields/web/own-section.tsx';
import { Timeline } from '../../interactions/web/timeline.tsx';
import { OpenTasks } from '../../tasks/web/open-tasks.tsx';
import { type Ticket, ticket as ticketSchema } from '../contract.ts';
import { AnswerBox } from './answer-box.tsx';
import { TicketActions } from './ticket-actions.tsx';
import { TicketFacts } from './ticket-facts.tsx';
import { DueText, PriorityText, StatusBadge } from './ticket-labels.tsx';
import { TicketPeople } from './ticket-people.tsx';
import { TicketPurposeGate, useTicketPurposes } from './ticket-purpose.tsx';
import classes from './tickets.module.css';

const route = getRouteApi('/shell/tickets/$ticketId');

export function TicketPage() {
  const { t } = useTranslation('tickets');
  const { isOpen } = useTicketPurposes();
  if (isOpen) return <OpenTicketPage />;
  return (
    <>
      <PageHeader title={t('list.title')} />
      <TicketPurposeGate>{null}</TicketPurposeGate>
    </>
  );
}

function OpenTicketPage() {
  const { t } = useTranslation('tickets');
  const { ticketId } = route.useParams();
  const { data, error, refetch } = useApi(`/api/v1/tickets/${ticketId}`, { schema: ticketSchema });
  if (error)
    return (
      <Stack gap="md">
        <PageHeader title={t('list.title')} />
        <ErrorState error={error} onRetry={() => void refetch()} hint={t('page.notFoundHint')} />
        <AnchorLink to="/tickets" search={{}}>
          {t('page.back')}
        </AnchorLink>
      </Stack>
    );
  return data ? <TicketOf ticket={data} /> : <LoadingState />;
}

function TicketOf({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets');
  const { purpose } = usePurpose();
  const mayWrite = useMay('ticket.write') && purpose !== 'rights';
  const mayTask = useMay('task.read');
  const { ticketId, people, company } = ticket;
  return (
    <>
      <TicketHeader ticket={ticket} mayWrite={mayWrite} />
      <div className={classes.columns}>
        <Stack gap="md" component="section" aria-label={t('page.facts')}>
          <Paper>
            <TicketFacts ticket={ticket} mayWrite={mayWrite} />
          </Paper>
          <OwnSection entity="ticket" own={ticket.own} ownEnds={ticket.ownEnds} />
          <Paper component="section" aria-label={t('page.people')}>
            <TicketPeople ticket={ticket} mayWrite={mayWrite} />
          </Paper>
          {mayTask ? <OpenTasks of={{ ticketId }} about={{ companyId: company?.companyId }} /> : null}
        </Stack>
        <Stack gap="md" component="section" aria-label={t('page.conversation')} miw={0}>
          {mayWrite ? <AnswerBox key={ticketId} ticket={ticket} /> : null}
          <Timeline of={{ ticketId }} people={people} companyId={company?.companyId} />
        </Stack>
      </div>
    </>
  );
}

function TicketHeader({ ticket, mayWrite }: { ticket: Ticket; mayWrite: boolean }) {
  const { t } = useTranslation('tickets');
  return (
    <PageHeader
      title={ticket.subject}
      tabTitle={`#${ticket.number}`}
      back={
        <AnchorLink to="/tickets" search={{}} size="sm">
          ← {t('page.back')}
        </AnchorLink>
      }
      subtitle={
        <Group gap="xs">
          <Text span size="sm" fw={600} c="var(--mantine-color-text)">
            #{ticket.number}
          </Text>
          <StatusBadge status={ticket.status} />
          <Badge color="gray">{t(`kind.${ticket.kind}`)}</Badge>
          <PriorityText priority={ticket.priority} />
          <DueText ticket={ticket} />
        </Group>
      }
      actions={mayWrite ? <TicketActions ticket={ticket} /> : null}
    />
  );
}
