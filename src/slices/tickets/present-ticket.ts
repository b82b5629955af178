import type { z } from 'zod';
import { presentOwn } from '../fields/index.ts';
import type { ticket, ticketRow } from './contract.ts';
import type { TicketListRecord } from './store-list.ts';
import type { TicketRecord } from './store-ticket.ts';

const companyOf = (row: { company_id: string | null; company_name: string | null }) =>
  row.company_id === null || row.company_name === null
    ? null
    : { companyId: row.company_id, name: row.company_name };

export const presentTicket = (row: TicketRecord): z.input<typeof ticket> => ({
  ticketId: row.ticket_id,
  number: row.number,
  version: row.version,
  subject: row.subject,
  kind: row.kind,
  channel: row.channel,
  status: row.status,
  priority: row.priority,
  product: row.product,
  dueAt: row.due_at,
  isOverdue: row.is_overdue,
  firstAnswerAt: row.first_answer_at,
  resolvedAt: row.resolved_at,
  resolution: row.resolution || null,
  company: companyOf(row),
  people: row.people,
  ...presentOwn(row.own),
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  teamId: row.team_id,
  teamName: row.team_name,
  lastContactAt: row.last_contact_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const presentTicketRow = (row: TicketListRecord): z.input<typeof ticketRow> => ({
  ticketId: row.ticket_id,
  number: row.number,
  subject: row.subject,
  kind: row.kind,
  status: row.status,
  priority: row.priority,
  dueAt: row.due_at,
  isOverdue: row.is_overdue,
  person:
    row.person_id === null || row.person_name === null
      ? null
      : { contactId: row.person_id, displayName: row.person_name },
  company: companyOf(row),
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  teamName: row.team_name,
  lastContactAt: row.last_contact_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});
