import { List, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PERMISSIONS, type Permission } from '../../../../kernel/role.ts';
import type { ConceptItem } from './concept-draft.ts';

/** Permissions in words: first what every role may, then what a role may beyond that. They are part of the program. */
export function RolePermissions({ items }: { items: readonly ConceptItem[] }) {
  const { t } = useTranslation('access');
  const common = PERMISSIONS.filter((permission) =>
    items.every(({ permissions }) => permissions.includes(permission)),
  );
  const beyond = ({ permissions }: ConceptItem): Permission[] =>
    PERMISSIONS.filter((permission) => permissions.includes(permission) && !common.includes(permission));
  return (
    <Stack component="section" gap="sm" aria-labelledby="concept-permissions">
      <div>
        <Title order={2} id="concept-permissions">
          {t('users.concept.permissions')}
        </Title>
        <Text size="sm" c="dimmed" maw={840}>
          {t('users.concept.permissionsText')}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="sm">
        <PermissionCard title={t('users.concept.everyRole')} permissions={common} />
        {items.map((item) => (
          <PermissionCard key={item.role} title={t(`role.${item.role}`)} permissions={beyond(item)} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}

function PermissionCard({ title, permissions }: { title: string; permissions: readonly Permission[] }) {
  const { t } = useTranslation('access');
  return (
    <Paper component="section" aria-label={title}>
      <Title order={3} mb={6}>
        {title}
      </Title>
      {permissions.length > 0 ? (
        <List size="sm">
          {permissions.map((permission) => (
            <List.Item key={permission}>{t(`users.permission.${permission}`)}</List.Item>
          ))}
        </List>
      ) : (
        <Text size="sm" c="dimmed">
          {t('users.concept.nothingBeyond')}
        </Text>
      )}
    </Paper>
  );
}
