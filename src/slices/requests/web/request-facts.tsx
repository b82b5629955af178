import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DateText } from '../../../web/ui/dates.tsx';
import { Facts } from '../../../web/ui/facts.tsx';
import type { RequestDetail } from '../contract.ts';

const lines = (text: string) => (
  <span style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text}</span>
);

/** What was asked, by whom, and the clock. */
export function RequestFacts({ request }: { request: RequestDetail }) {
  const { t } = useTranslation('requests');
  const { requester, identity, shown, extension, refusal, deletesAt, doneAt, firstDueOn, dueOn, note } =
    request;
  return (
    <Paper component="section" aria-labelledby="request-facts">
      <Title order={2} id="request-facts" mb="xs">
        {t('request.facts')}
      </Title>
      <Facts
        facts={[
          [t('column.received'), <DateText key="received" value={request.receivedOn} />],
          [t('column.channel'), t(`channel.${request.channel}`)],
          [t('column.due'), <DateText key="due" value={dueOn} />],
          [t('request.firstDue'), firstDueOn === dueOn ? null : <DateText key="first" value={firstDueOn} />],
          [t('column.note'), note ? lines(note) : null],
          [t('request.requester'), requester ? lines([requester.name, requester.address].join('\n')) : null],
          [t('request.email'), requester?.email],
          [t('request.doubt'), identity ? lines(identity.doubt) : null],
          [t('request.proof'), identity ? t(`proof.${identity.ask}`) : null],
          [t('request.askedOn'), identity ? <DateText key="asked" value={identity.askedOn} /> : null],
          [
            t('request.shown'),
            shown ? (
              <span key="shown">
                <DateText value={shown.at} withTime /> · {t(`request.shownHow.${shown.how}`)}
              </span>
            ) : null,
          ],
          [t('request.extension'), extension ? t(`extension.${extension}`) : null],
          [t('request.refusal'), refusal ? t(`refusal.${refusal}`) : null],
          [t('column.doneAt'), doneAt ? <DateText key="done" value={doneAt} withTime /> : null],
          [t('request.deletesAt'), deletesAt ? <DateText key="deletes" value={deletesAt} /> : null],
        ]}
      />
    </Paper>
  );
}
