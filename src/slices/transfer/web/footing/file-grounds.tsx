import { Button, Group, Paper, Stack, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePurposes } from '../../../../web/ui/labels.tsx';
import { GroundFields } from '../../../grounds/web/ground-fields.tsx';
import { emptyGround } from '../../../grounds/web/ground-values.ts';
import { EndSentence } from './end-sentence.tsx';
import type { FootingPart } from './footing-step.tsx';

const MOST = 10;

/** The grounds that every person of the file gets. */
export function FileGrounds({ form }: FootingPart) {
  const { t } = useTranslation('transfer');
  const purposes = usePurposes();
  const { grounds } = form.values.footing;
  const unused = purposes.find(
    ({ key, forGrounds, isMine }) => forGrounds && isMine && !grounds.some(({ purpose }) => purpose === key),
  );
  return (
    <Stack gap="sm">
      {grounds.map((ground, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity; the faults of the server name it
        <Paper key={index} component="section" aria-labelledby={`ground-${index}`}>
          <Group justify="space-between" mb="xs">
            <Title order={3} id={`ground-${index}`}>
              {t('footing.ground.title', { number: index + 1 })}
            </Title>
            {grounds.length > 1 ? (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('footing.ground.remove', { number: index + 1 })}
                onClick={() => form.removeListItem('footing.grounds', index)}
              >
                {t('footing.ground.removeShort')}
              </Button>
            ) : null}
          </Group>
          <GroundFields
            onlyMine
            values={ground}
            field={(name) => form.getInputProps(`footing.grounds.${index}.${name}`)}
            change={(next) => form.setFieldValue(`footing.grounds.${index}`, { ...ground, ...next })}
          />
          <EndSentence endsAt={ground.endsAt} />
        </Paper>
      ))}
      {unused && grounds.length < MOST ? (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => form.insertListItem('footing.grounds', emptyGround(unused.key, purposes))}
          >
            {t('footing.ground.add')}
          </Button>
        </div>
      ) : null}
    </Stack>
  );
}
