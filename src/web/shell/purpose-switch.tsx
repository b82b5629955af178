import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconTargetArrow } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLabelOfMine, usePurpose } from '../session.tsx';
import classes from './shell.module.css';

/** The purpose under which one works: always in sight, and what decides which contacts there are. */
export function PurposeSwitch() {
  const { t } = useTranslation();
  const { purpose, choices, choosePurpose } = usePurpose();
  const label = useLabelOfMine();
  const current = choices.find(({ key }) => key === purpose);
  if (!current) return null;
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button
          variant="light"
          className={classes.purposeButton}
          leftSection={<IconTargetArrow size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('purpose.current', { purpose: label(current) })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('purpose.choose')}</Menu.Label>
        <Menu.RadioGroup value={purpose} onChange={choosePurpose}>
          {choices.map((choice) => (
            <Menu.RadioItem key={choice.key} value={choice.key} closeMenuOnClick>
              {label(choice)}
              <Text span size="xs" c="dimmed" display="block">
                {t(`scope.${choice.scope}`)}
              </Text>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
