import { Paper, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { UnderPurpose, useHasPurpose, useMay } from '../../../web/session.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { PurposeGate, PurposeNote } from '../../../web/ui/purpose-gate.tsx';
import { FindRestricted } from './find-restricted.tsx';
import { OpeningList } from './opening-list.tsx';
import { RestrictedRecords } from './restricted-records.tsx';

/** Restricted records without names, for the rights desk; openings, for the second person. */
export function RestrictionsPage() {
  const { t } = useTranslation('grounds');
  const handlesRights = useMay('rights.handle');
  const hasRights = useHasPurpose('rights');
  const purpose = handlesRights && hasRights ? 'rights' : 'access';
  return (
    <>
      <PageHeader
        title={t('restrictions.title')}
        subtitle={
          <>
            {t('restrictions.text')} <PurposeNote purpose={purpose} />
          </>
        }
      />
      <Stack gap="md">
        {handlesRights ? (
          <PurposeGate purpose="rights">
            <Part id="records" title={t('restrictions.records')}>
              <RestrictedRecords />
            </Part>
            <Part id="find" title={t('restrictions.find')} text={t('restrictions.findText')}>
              <FindRestricted />
            </Part>
          </PurposeGate>
        ) : null}
        <UnderPurpose purpose={purpose}>
          <Part id="openings" title={t('restrictions.openings')} text={t('restrictions.openingsText')}>
            <OpeningList />
          </Part>
        </UnderPurpose>
      </Stack>
    </>
  );
}

function Part(props: { id: string; title: string; text?: string; children: ReactNode }) {
  return (
    <Paper component="section" aria-labelledby={props.id}>
      <Title order={2} id={props.id} mb={4}>
        {props.title}
      </Title>
      {props.text ? (
        <Text size="sm" c="dimmed" mb="sm" maw="60rem">
          {props.text}
        </Text>
      ) : null}
      {props.children}
    </Paper>
  );
}
