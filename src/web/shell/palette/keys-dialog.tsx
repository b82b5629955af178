import { Kbd, Modal, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import classes from './palette.module.css';

const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** The keys that work everywhere, in lists and in dialogs. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  useFocusBack(true);
  const command = isApple() ? '⌘' : t('keys.ctrl');
  const shift = t('keys.shift');
  const groups = [
    {
      title: t('keys.everywhere'),
      keys: [
        [[command, 'K'], t('keys.palette')],
        [['/'], t('keys.search')],
        [['L', 'C'], t('keys.call')],
        [['L', 'E'], t('keys.email')],
        [['L', 'M'], t('keys.meeting')],
        [['L', 'N'], t('keys.note')],
        [['?'], t('keys.help')],
      ],
    },
    {
      title: t('keys.inLists'),
      keys: [
        [['↑', '↓'], t('keys.rows')],
        [[t('keys.enter')], t('keys.open')],
        [[t('keys.space')], t('keys.choose')],
        [[shift, '↓'], t('keys.range')],
      ],
    },
    {
      title: t('keys.inDialogs'),
      keys: [
        [[command, t('keys.enter')], t('keys.save')],
        [['Esc'], t('keys.leave')],
      ],
    },
  ] as const;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Stack gap="md">
        {groups.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <Title order={3} mb={4}>
              {title}
            </Title>
            <dl style={{ margin: 0 }}>
              {keys.map(([pressed, text]) => (
                <div key={text} className={classes.key}>
                  <dt>
                    {pressed.map((key) => (
                      <Kbd key={key} mr={4}>
                        {key}
                      </Kbd>
                    ))}
                  </dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </Stack>
    </Modal>
  );
}
