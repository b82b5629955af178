import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CATEGORIES, type Category } from '../../../kernel/category.ts';
import { Facts } from '../../../web/ui/facts.tsx';
import { usePurposeLabel, usePurposes } from '../../../web/ui/labels.tsx';
import type { Purpose } from '../contract.ts';
import { ChangePurposeDialog, NewPurposeDialog } from './purpose-dialogs.tsx';

const isCategory = (name: string): name is Category => name in CATEGORIES;

/** The purposes of the firm and the periods that they propose. */
export function PurposeSettings() {
  const { t } = useTranslation('access');
  const purposes = usePurposes().filter(({ forGrounds }) => forGrounds);
  const [changing, setChanging] = useState<Purpose>();
  const [isAdding, setAdding] = useState(false);
  return (
    <Stack gap="md" maw={840}>
      <Text size="sm" c="dimmed">
        {t('purposes.text')}
      </Text>
      <div>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          {t('purposes.add')}
        </Button>
      </div>
      {purposes.map((purpose) => (
        <PurposeCard key={purpose.key} purpose={purpose} onChange={() => setChanging(purpose)} />
      ))}
      {changing ? <ChangePurposeDialog purpose={changing} onClose={() => setChanging(undefined)} /> : null}
      {isAdding ? <NewPurposeDialog onClose={() => setAdding(false)} /> : null}
    </Stack>
  );
}

function PurposeCard({ purpose, onChange }: { purpose: Purpose; onChange: () => void }) {
  const { t, i18n } = useTranslation(['access', 'grounds']);
  const labelOf = usePurposeLabel();
  const { key, defaultBasis, defaultRetainDays, categories } = purpose;
  const names = categories.filter(isCategory).map((category) => t(`category.${category}`));
  return (
    <Paper component="article" aria-label={labelOf(key)}>
      <Group justify="space-between" mb="xs">
        <Title order={2}>{labelOf(key)}</Title>
        <Button
          variant="default"
          size="xs"
          onClick={onChange}
          aria-label={t('purposes.editOf', { purpose: labelOf(key) })}
        >
          {t('purposes.edit')}
        </Button>
      </Group>
      <Facts
        facts={[
          [t('purposes.basis'), defaultBasis ? t(`grounds:basis.${defaultBasis}`) : null],
          [
            t('purposes.days'),
            defaultRetainDays ? t('purposes.daysValue', { count: defaultRetainDays }) : null,
          ],
          [t('purposes.rule'), i18n.language === 'en' ? purpose.ruleEn : purpose.ruleDe],
          [t('purposes.categories'), names.join(', ')],
        ]}
      />
    </Paper>
  );
}
