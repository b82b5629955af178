import { SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApiPages } from '../../../web/query.ts';
import type { Column } from '../../../web/ui/data-list/column.ts';
import { DataList } from '../../../web/ui/data-list/data-list.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink } from '../../../web/ui/links.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';
import { type Mail, mailPage } from '../contract.ts';
import { MailDrawer } from './mail-drawer.tsx';
import { MailState } from './mail-state.tsx';
import { MAIL_FILTERS, type MailSearch } from './search.ts';

const route = getRouteApi('/shell/mail');

export function MailList() {
  const { t } = useTranslation('mail');
  const { state = 'all', mail } = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: Partial<MailSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false });
  const pages = useApiPages('/api/v1/mails', { schema: mailPage, query: { state } });
  const shown = pages.data?.pages.flatMap(({ items }) => items).find(({ mailId }) => mailId === mail);
  return (
    <>
      <SegmentedControl
        size="xs"
        style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
        aria-label={t('page.show')}
        data={MAIL_FILTERS.map((value) => ({ value, label: t(`filter.${value}`) }))}
        value={state}
        onChange={(value) => change({ state: value === 'all' ? undefined : value })}
      />
      <DataList
        label={t('page.list')}
        pages={pages}
        columns={useMailColumns()}
        rowKey={({ mailId }) => mailId}
        linkHeader={t('column.subject')}
        link={({ mailId, subject }, props) => (
          <AnchorLink
            to="/mail"
            search={{ ...(state === 'all' ? {} : { state }), mail: mailId }}
            replace
            resetScroll={false}
            {...props}
          >
            {subject}
          </AnchorLink>
        )}
        empty={
          <EmptyState title={t(`empty.${state}`)}>{state === 'all' ? t('empty.allText') : null}</EmptyState>
        }
      />
      <MailDrawer mail={shown} onClose={() => change({ mail: undefined })} />
    </>
  );
}

function useMailColumns(): readonly Column<Mail>[] {
  const { t } = useTranslation('mail');
  return [
    { key: 'to', header: t('column.to'), cell: ({ to }) => to },
    {
      key: 'state',
      header: t('column.state'),
      cell: (mail) => <MailState mail={mail} />,
      width: '10rem',
    },
    {
      key: 'created',
      header: t('column.created'),
      cell: ({ createdAt }) => <DateText value={createdAt} withTime />,
      width: '11rem',
    },
    { key: 'kind', header: t('column.kind'), cell: ({ kind }) => t(`kind.${kind}`), from: 'lg' },
  ];
}
