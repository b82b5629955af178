import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, saveFile } from '../../../web/api.ts';
import { useSend } from '../../../web/query.ts';
import { usePurpose } from '../../../web/session.tsx';
import { notifyDone, notifyProblem } from '../../../web/ui/notify.ts';
import { type Notice, type NoticeState, notice as noticeSchema } from '../contract.ts';

const NOTICES = '/api/v1/recipient-notices';

/** A mail that waits goes out by itself; what is answered or given up is over. */
export const hasActions = ({ state, email }: Notice): boolean =>
  state === 'sent' || (state === 'waiting' && email === null);

/** What can be done with a notice now; a letter is printed here and posted by hand. */
export function NoticeActions({ notice }: { notice: Notice }) {
  const { t } = useTranslation('recipients');
  const { purpose } = usePurpose();
  const path = `${NOTICES}/${notice.noticeId}`;
  const change = useSend(
    (state: NoticeState, under) =>
      api.patch(path, { purpose: under, schema: noticeSchema, body: { state } }).catch((error: unknown) => {
        notifyProblem(error);
        throw error;
      }),
    { refreshes: [NOTICES], onDone: (_answer, state) => notifyDone(t(`notices.done.${state}`)) },
  );
  const print = () => void api.file(`${path}/letter`, { purpose }).then(saveFile).catch(notifyProblem);
  const isLetter = notice.email === null;
  const of = { name: notice.name };
  const action = (state: NoticeState, label: string, isMain = false) => (
    <Button
      size="compact-sm"
      variant={isMain ? 'light' : 'subtle'}
      {...(isMain ? {} : { color: 'gray' })}
      aria-label={`${label}: ${notice.name}`}
      loading={change.isPending && change.variables === state}
      onClick={() => change.mutate(state)}
    >
      {label}
    </Button>
  );
  return (
    <Group gap={4}>
      {isLetter ? (
        <Button size="compact-sm" variant="default" aria-label={t('notices.printOf', of)} onClick={print}>
          {t('notices.print')}
        </Button>
      ) : null}
      {notice.state === 'waiting' && isLetter ? action('sent', t('notices.posted'), true) : null}
      {notice.state === 'sent' ? action('answered', t('notices.answered'), true) : null}
      {notice.state === 'sent' && !isLetter ? action('waiting', t('notices.again')) : null}
      {notice.state === 'sent' ? action('given-up', t('notices.giveUp')) : null}
    </Group>
  );
}
