import { UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../../web/query.ts';
import { type Interaction, interaction } from '../contract.ts';
import classes from './interactions.module.css';

/** So much stands in a timeline without asking. */
const SHORT_LENGTH = 280;
const SHORT_LINES = 4;

const isLong = ({ content, isContentCut }: Interaction): boolean =>
  isContentCut || content.length > SHORT_LENGTH || content.split('\n').length > SHORT_LINES;

/** What was said: its beginning, and all of it on demand; a very long one is then fetched whole. */
export function EntryContent({ entry }: { entry: Interaction }) {
  const { t } = useTranslation('interactions');
  const [isOpen, setOpen] = useState(false);
  const whole = useApi(`/api/v1/interactions/${entry.interactionId}`, {
    schema: interaction,
    enabled: isOpen && entry.isContentCut,
  });
  const content = (isOpen && entry.isContentCut ? whole.data?.content : undefined) ?? entry.content;
  return (
    <>
      <div className={classes.content} data-short={(isLong(entry) && !isOpen) || undefined}>
        {isLong(entry) && !isOpen ? content.replaceAll(/\n{2,}/g, '\n') : content}
      </div>
      {isLong(entry) ? (
        <UnstyledButton
          className={classes.expand}
          aria-expanded={isOpen}
          onClick={() => setOpen((before) => !before)}
        >
          {t(isOpen ? 'entry.collapse' : 'entry.expand')}
        </UnstyledButton>
      ) : null}
    </>
  );
}
