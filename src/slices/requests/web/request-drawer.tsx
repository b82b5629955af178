import { Drawer, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import { ButtonLink } from '../../../web/ui/links.tsx';
import type { RightsRequest } from '../contract.ts';
import { CloseRequest } from './close-request.tsx';
import { RequestState } from './request-state.tsx';

interface RequestDrawerProps {
  request: RightsRequest | undefined;
  onClose: () => void;
}

/** One request: all that was noted, and the next step. */
export function RequestDrawer({ request, onClose }: RequestDrawerProps) {
  const { t } = useTranslation(['requests', 'common']);
  return (
    <Drawer
      opened={request !== undefined}
      onClose={onClose}
      position="right"
      title={request ? t(`kind.${request.kind}`) : t('detail.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {request ? <RequestDetails request={request} onClosed={onClose} /> : null}
    </Drawer>
  );
}

function RequestDetails({ request, onClosed }: { request: RightsRequest; onClosed: () => void }) {
  const { t } = useTranslation('requests');
  const { contactId, displayName, kind, channel, note, receivedOn, dueOn, doneAt, state } = request;
  return (
    <Stack gap="lg">
      <Facts
        facts={[
          [t('column.person'), displayName],
          [t('column.state'), <RequestState key="state" request={request} />],
          [t('column.due'), <DateText key="due" value={dueOn} />],
          [t('column.received'), <DateText key="received" value={receivedOn} />],
          [t('column.channel'), t(`channel.${channel}`)],
          [t('column.doneAt'), doneAt ? <DateText key="done" value={doneAt} withTime /> : null],
          [
            t('column.note'),
            <span key="note" style={{ whiteSpace: 'pre-line' }}>
              {note || t('detail.noNote')}
            </span>,
          ],
        ]}
      />
      {state === 'open' ? (
        <Stack gap="sm">
          <div>
            <Title order={3}>{t('detail.toDo')}</Title>
            <Text size="sm">{t(`detail.do.${kind}`)}</Text>
          </div>
          {kind === 'rectification' && contactId ? (
            <ButtonLink to="/contacts/$contactId/edit" params={{ contactId }}>
              {t('detail.toEdit')}
            </ButtonLink>
          ) : null}
          {contactId ? (
            <ButtonLink
              to="/contacts/$contactId/rights"
              params={{ contactId }}
              variant={kind === 'rectification' ? 'default' : 'filled'}
            >
              {t('detail.toRights')}
            </ButtonLink>
          ) : null}
          <CloseRequest request={request} onClosed={onClosed} />
        </Stack>
      ) : contactId ? (
        <ButtonLink to="/contacts/$contactId/rights" params={{ contactId }} variant="default">
          {t('detail.toRights')}
        </ButtonLink>
      ) : null}
    </Stack>
  );
}
