import { Button, Stack } from '@mantine/core';
import {
  IconDownload,
  IconEdit,
  IconEye,
  IconLock,
  IconMailOff,
  IconMessage,
  IconTrash,
  IconUserCheck,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortalMe, Recorded } from '../contract.ts';
import { CorrectionDialog } from './correction-dialog.tsx';
import { ObjectionDialog } from './objection-dialog.tsx';
import { Panel } from './panel.tsx';
import classes from './portal.module.css';
import { QUESTIONS, QuestionDialog } from './question-dialog.tsx';
import { RestrictionDialog } from './restriction-dialog.tsx';
import { useDownload } from './use-download.ts';

export interface DialogOfMe {
  isOpen: boolean;
  onClose: () => void;
  onDone: (receipt: Recorded) => void;
}
type Opened = 'correct' | 'marketing' | 'restrict' | (typeof QUESTIONS)[number];

const DIALOGS = [
  { key: 'correct', icon: IconEdit },
  { key: 'marketing', icon: IconMailOff },
  { key: 'restrict', icon: IconLock },
  { key: 'erasure', icon: IconTrash },
  { key: 'access', icon: IconEye },
  { key: 'human-review', icon: IconUserCheck },
  { key: 'question', icon: IconMessage },
] as const satisfies readonly { key: Opened; icon: unknown }[];
const FORMATS = ['pdf', 'json', 'portability'] as const;

/** What the person can do, in one press each. */
export function Actions({ me, onDone }: { me: PortalMe; onDone: (receipt: Recorded) => void }) {
  const { t } = useTranslation('portal');
  const [opened, setOpened] = useState<Opened>();
  const { busy, download } = useDownload();
  const isRestricted = me.report.restrictedAt !== null;
  const dialog = (key: Opened): DialogOfMe => ({
    isOpen: opened === key,
    onClose: () => setOpened(undefined),
    onDone,
  });
  return (
    <Panel title={t('actions.title')} hint={t('actions.hint')}>
      <Stack gap="xs">
        <div className={classes.actions}>
          {DIALOGS.filter(({ key }) => key !== 'restrict' || !isRestricted).map(({ key, icon: Icon }) => (
            <Button
              key={key}
              variant="default"
              justify="flex-start"
              leftSection={<Icon size={16} aria-hidden />}
              onClick={() => setOpened(key)}
            >
              {t(`actions.${key}`)}
            </Button>
          ))}
          {FORMATS.map((format) => (
            <Button
              key={format}
              variant="default"
              justify="flex-start"
              leftSection={<IconDownload size={16} aria-hidden />}
              loading={busy === format}
              onClick={() => void download(format)}
            >
              {t(`actions.${format}`)}
            </Button>
          ))}
        </div>
      </Stack>
      <CorrectionDialog {...dialog('correct')} current={me.current} />
      <ObjectionDialog {...dialog('marketing')} />
      <RestrictionDialog {...dialog('restrict')} />
      {QUESTIONS.map((question) => (
        <QuestionDialog key={question} {...dialog(question)} question={question} />
      ))}
    </Panel>
  );
}
