import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../web/ui/links.tsx';
import { PageHeader } from '../../../web/ui/page-header.tsx';
import { EmptyState } from '../../../web/ui/states.tsx';
import { Receipt } from './receipt.tsx';
import './receipt-state.ts';
import classes from './requests.module.css';

/** After an erasure: what proves it. To be printed or saved; the server hands it out this once. */
export function ReceiptPage() {
  const { t } = useTranslation('requests');
  const erasure = useRouterState({ select: ({ location }) => location.state.erasure });
  const toDesk = (
    <ButtonLink to="/rights" search={{}} variant="default">
      {t('receipt.toDesk')}
    </ButtonLink>
  );
  if (!erasure)
    return (
      <>
        <PageHeader title={t('receipt.title')} />
        <EmptyState title={t('receipt.goneTitle')} actions={toDesk}>
          {t('receipt.goneText')}
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader
        title={t('receipt.title')}
        subtitle={t('receipt.text')}
        actions={
          <Group gap="xs" className={classes.noPrint ?? ''}>
            <Button leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
              {t('receipt.print')}
            </Button>
            {toDesk}
          </Group>
        }
      />
      <Receipt {...erasure} />
    </>
  );
}
