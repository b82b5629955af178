import { Badge, Group, Stack } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { CONTACT_SECTIONS, Sections } from '../../../web/sections.tsx';
import { useHasPurpose, useMay } from '../../../web/session.tsx';
import { DateText } from '../../../web/ui/dates.tsx';
import { AnchorLink, ButtonLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { ErrorState, LoadingState } from '../../../web/ui/states.tsx';
import { FootingPanel } from '../../grounds/web/footing-panel.tsx';
import { OpenBanner } from '../../grounds/web/open-banner.tsx';
import { RightsPanel } from '../../requests/web/rights-panel.tsx';
import { type Contact, contact as contactSchema } from '../contract.ts';
import { ContactDetails } from './contact-details.tsx';
import classes from './contacts.module.css';

const route = getRouteApi('/shell/contacts/$contactId');

export function ContactPage() {
  const { contactId } = route.useParams();
  const { data, error, refetch } = useApi(`/api/v1/contacts/${contactId}`, { schema: contactSchema });
  if (error) return <ContactUnavailable error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <>
      <ContactHeader contact={data} />
      {data.restrictedAt ? <OpenBanner contactId={contactId} /> : null}
      <div className={classes.columns}>
        <ContactDetails contact={data}>
          <Sections of={CONTACT_SECTIONS} place="main" props={{ contactId }} />
        </ContactDetails>
        <ContactSide contactId={contactId} />
      </div>
    </>
  );
}

function ContactHeader({ contact }: { contact: Contact }) {
  const { t } = useTranslation('contacts');
  const mayEdit = useMay('contact.write');
  const { contactId, displayName, companies, restrictedAt, deletesAt } = contact;
  const work = companies[0];
  return (
    <PageHeader
      title={displayName}
      back={
        <AnchorLink to="/contacts" search={{}} size="sm">
          ← {t('page.back')}
        </AnchorLink>
      }
      subtitle={
        <Group gap="xs">
          {work ? <span>{[work.role, work.name].filter(Boolean).join(', ')}</span> : null}
          <span>
            {t('page.deletesAt')} <DateText value={deletesAt} />
          </span>
          {restrictedAt ? <Badge color="amber">{t('page.restricted')}</Badge> : null}
        </Group>
      }
      actions={
        mayEdit ? (
          <ButtonLink
            to="/contacts/$contactId/edit"
            params={{ contactId }}
            variant="default"
            leftSection={<IconPencil size={16} aria-hidden />}
          >
            {t('page.edit')}
          </ButtonLink>
        ) : null
      }
    />
  );
}

function ContactSide({ contactId }: { contactId: string }) {
  const handlesRights = useHasPurpose('rights');
  const mayHandle = useMay('rights.handle');
  return (
    <Stack gap="md">
      <FootingPanel contactId={contactId} />
      <Sections of={CONTACT_SECTIONS} place="side" props={{ contactId }} />
      {handlesRights && mayHandle ? <RightsPanel contactId={contactId} /> : null}
    </Stack>
  );
}

/** Not there, or not under this purpose: the server does not say which, so both are explained. */
export function ContactUnavailable({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('contacts');
  return (
    <Stack gap="md">
      <PageHeader title={t('list.title')} />
      <ErrorState error={error} onRetry={onRetry} hint={t('page.notFoundHint')} />
      <AnchorLink to="/contacts" search={{}}>
        {t('page.showAll')}
      </AnchorLink>
    </Stack>
  );
}
