import { Button, Checkbox, Popover, Stack, Text } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../web/api.ts';
import { useSend } from '../../../web/query.ts';
import { notifyProblem } from '../../../web/ui/notify.ts';
import { type ListKey, listPreference, type View, view as viewSchema } from '../contract.ts';

interface ColumnChoiceProps {
  list: ListKey;
  all: readonly { key: string; header: string }[];
  shown: readonly string[];
  isChosen: boolean;
  view: View | undefined;
}

/** Which columns the list shows: kept in the view, and without one for the user. */
export function ColumnChoice({ list, all, shown, isChosen, view }: ColumnChoiceProps) {
  const { t } = useTranslation('views');
  const path = `/api/v1/lists/${list}`;
  const save = useSend(
    async (columns: string[] | null, purpose) => {
      try {
        if (view)
          await api.patch(`/api/v1/views/${view.viewId}`, {
            purpose,
            schema: viewSchema,
            body: { version: view.version, columns },
          });
        else await api.put(`${path}/preference`, { purpose, schema: listPreference, body: { columns } });
      } catch (error) {
        notifyProblem(error);
      }
    },
    { refreshes: [path] },
  );
  // As it will be, while it is being saved; another click waits for the version that comes back.
  const [wish, setWish] = useState<string[]>();
  const now = wish ?? shown;
  const isOthers = view !== undefined && !view.isMine;
  const pick = (keys: string[]) => {
    if (wish) return;
    const columns = all.map(({ key }) => key).filter((key) => keys.includes(key));
    setWish(columns);
    save.mutate(columns, { onSettled: () => setWish(undefined) });
  };
  return (
    <Popover withinPortal={false} position="bottom-end" trapFocus shadow="md" keepMounted={false}>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {t('columns.open')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('columns.title')}>
        {isOthers ? (
          <Text size="sm" maw="16rem">
            {t('columns.ofOthers', { name: view.madeBy ?? '–' })}
          </Text>
        ) : (
          <Stack gap="xs">
            <Checkbox.Group label={t('columns.title')} value={[...now]} onChange={pick}>
              <Stack gap={6} mt="xs">
                {all.map(({ key, header }) => (
                  <Checkbox key={key} value={key} label={header} />
                ))}
              </Stack>
            </Checkbox.Group>
            <Button
              variant="subtle"
              size="compact-sm"
              disabled={!isChosen || save.isPending}
              onClick={() => save.mutate(null)}
            >
              {t('columns.reset')}
            </Button>
          </Stack>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
