import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../../web/ui/links.tsx';
import { PortalFrame } from './portal-frame.tsx';

/** The visit is over: left, run out, or never begun; which of the two last, the page does not say. */
export function OutsidePanel({ hasLeft }: { hasLeft: boolean }) {
  const { t } = useTranslation('portal');
  return (
    <PortalFrame tabTitle={t('me.tab')}>
      <Paper p={{ base: 'md', sm: 'xl' }}>
        <Stack gap="md" align="flex-start">
          <Title order={1}>{hasLeft ? t('out.leftTitle') : t('out.title')}</Title>
          <Text>{hasLeft ? t('out.leftText') : t('out.text')}</Text>
          <ButtonLink to="/portal">{t('enter.askAgain')}</ButtonLink>
        </Stack>
      </Paper>
    </PortalFrame>
  );
}
