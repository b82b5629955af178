import { Button, NativeSelect, Stack } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../web/session.tsx';
import { useColleagues } from '../../../web/ui/colleagues.ts';
import { DateText } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import type { Ticket } from '../contract.ts';
import { DueText } from './ticket-labels.tsx';
import { useTicketStep } from './use-ticket-send.ts';

export function TicketFacts({ ticket, mayWrite }: { ticket: Ticket; mayWrite: boolean }) {
  const { t } = useTranslation('tickets');
  const { company, firstAnswerAt, resolution, resolvedAt, lastContactAt, createdAt } = ticket;
  return (
    <Stack gap="sm">
      {mayWrite ? <Assignment ticket={ticket} /> : null}
      <Facts
        isDense
        facts={[
          ...(mayWrite ? [] : [[t('page.assign'), ticket.ownerName] as const]),
          [
            t('field.company'),
            company ? (
              <AnchorLink
                key="company"
                to="/companies/$companyId"
                params={{ companyId: company.companyId }}
                size="sm"
              >
                {company.name}
              </AnchorLink>
            ) : null,
          ],
          [t('field.dueAt'), <DueText key="due" ticket={ticket} isShort />],
          [t('page.created'), <DateText key="created" value={createdAt} withTime />],
          [t('field.channel'), t(`channel.${ticket.channel}`)],
          [t('field.product'), ticket.product],
          [t('field.team'), ticket.teamName],
          [
            t('page.firstAnswer'),
            firstAnswerAt ? <DateText key="answer" value={firstAnswerAt} withTime /> : t('page.noAnswer'),
          ],
          [
            t('page.lastContact'),
            lastContactAt ? <DateText key="contact" value={lastContactAt} withTime /> : null,
          ],
          [t('page.resolution'), resolution ? t(`resolution.${resolution}`) : null],
          [t('page.resolvedAt'), resolvedAt ? <DateText key="resolved" value={resolvedAt} withTime /> : null],
        ]}
      />
    </Stack>
  );
}

/** Who sees to it: chosen and done. */
function Assignment({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets');
  const { userId } = useMe();
  const { people } = useColleagues();
  const { send, isPending } = useTicketStep(ticket);
  const { ownerId, ownerName } = ticket;
  const known = people.some(({ value }) => value === ownerId);
  return (
    <Stack gap="xs">
      <NativeSelect
        label={t('page.assign')}
        disabled={isPending}
        data={[
          { value: '', label: t('field.nobody') },
          ...(ownerId && !known ? [{ value: ownerId, label: ownerName ?? '–' }] : []),
          ...people,
        ]}
        value={ownerId ?? ''}
        onChange={(event) =>
          send({
            part: 'assignment',
            body: { ownerId: event.currentTarget.value || null },
            done: t('page.assigned'),
          })
        }
      />
      {ownerId === userId ? null : (
        <Button
          variant="light"
          loading={isPending}
          leftSection={<IconHandStop size={16} aria-hidden />}
          onClick={() => send({ part: 'assignment', body: { ownerId: 'me' }, done: t('page.taken') })}
        >
          {t('page.take')}
        </Button>
      )}
    </Stack>
  );
}
