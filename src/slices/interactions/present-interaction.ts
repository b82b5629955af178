import type { z } from 'zod';
import type { interaction, interactionFile } from './contract.ts';
import type { InteractionRecord } from './store.ts';
import type { FileRecord } from './store-file.ts';

export const presentInteraction = (row: InteractionRecord): z.input<typeof interaction> => ({
  interactionId: row.interaction_id,
  version: row.version,
  channel: row.channel,
  direction: row.direction,
  occurredAt: row.occurred_at,
  durationMinutes: row.duration_minutes,
  subject: row.subject,
  content: row.content,
  isContentCut: row.is_content_cut,
  outcome: row.outcome,
  topic: row.topic,
  network: row.network,
  handle: row.handle,
  url: row.url,
  company: row.company_id === null ? null : { companyId: row.company_id, name: row.company_name ?? '' },
  deal: row.deal_id === null ? null : { dealId: row.deal_id, title: row.deal_title ?? '' },
  ticket:
    row.ticket_id === null
      ? null
      : { ticketId: row.ticket_id, number: row.ticket_number ?? 0, subject: row.ticket_subject ?? '' },
  archiveId: row.archive_id,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  people: row.people ?? [],
  files: (row.files ?? []).map((file) => ({ ...file, createdAt: new Date(file.createdAt) })),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

export const presentFile = (row: FileRecord): z.input<typeof interactionFile> => ({
  fileId: row.file_id,
  name: row.name,
  mediaType: row.media_type,
  bytes: row.bytes,
  createdAt: row.created_at,
});
