import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../../web/session.tsx';
import { ErrorState, LoadingState } from '../../../../web/ui/states.tsx';
import { ConceptForm } from './concept-form.tsx';
import { RolePermissions } from './role-permissions.tsx';
import { useConcept } from './use-accounts.ts';

/** The permission concept: for which purposes a role works, and what it may do there. */
export function RolesPanel() {
  const { t } = useTranslation('access');
  const mayChange = useMay('firm.manage');
  const { data, error, refetch } = useConcept();
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState lines={10} />;
  return (
    <Stack gap="xl">
      <Stack component="section" gap="sm" aria-labelledby="concept-purposes">
        <div>
          <Title order={2} id="concept-purposes">
            {t('users.concept.purposes')}
          </Title>
          <Text size="sm" c="dimmed" maw={840}>
            {t('users.concept.purposesText')} {mayChange ? null : t('users.concept.readOnly')}
          </Text>
        </div>
        <ConceptForm items={data.items} mayChange={mayChange} />
      </Stack>
      <RolePermissions items={data.items} />
    </Stack>
  );
}
