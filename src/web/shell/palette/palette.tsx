import { Loader, Modal, Text, TextInput } from '@mantine/core';
import { IconBuilding, IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONTACT_ICON, type Command, matches, type PaletteDialog, useCommands } from './commands.ts';
import classes from './palette.module.css';
import { useHits } from './use-hits.ts';

interface PaletteProps {
  onClose: () => void;
  openDialog: (dialog: PaletteDialog) => void;
}

interface Entry extends Command {
  /** In small print beside the label. */
  hint?: string;
}
interface EntryGroup {
  label: string;
  entries: readonly Entry[];
}

/** Everything by typing a few letters: something new, a page, a contact, a company. The focus stays in the field. */
export function Palette({ onClose, openDialog }: PaletteProps) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState(0);
  const { groups, isFetching, error } = useEntries(typed, openDialog);
  const entries = groups.flatMap((group) => group.entries);
  const active = Math.min(wanted, entries.length - 1);
  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    // After the dialog has given the focus back, so that what opens next can take it.
    setTimeout(entry.run, 0);
  };
  const go = (to: number) => {
    const next = (to + entries.length) % Math.max(1, entries.length);
    setWanted(next);
    document.getElementById(`${id}-${entries[next]?.key}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: active + 1, ArrowUp: active - 1 }[event.key];
    if (event.nativeEvent.isComposing) return;
    if (step !== undefined) {
      event.preventDefault();
      go(step);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[active]);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('palette.title')}
      size="lg"
      yOffset="8vh"
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <TextInput
        data-autofocus
        role="combobox"
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={entries[active] ? `${id}-${entries[active].key}` : undefined}
        aria-label={t('palette.label')}
        placeholder={t('palette.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setWanted(0);
        }}
        onKeyDown={onKeyDown}
        leftSection={isFetching ? <Loader size={14} /> : <IconSearch size={16} aria-hidden />}
        maxLength={200}
      />
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('palette.title')}
        className={classes.list}
        tabIndex={0}
      >
        {groups.map(({ label, entries: inside }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
          <div key={label} role="group" aria-label={label}>
            <Text size="xs" c="dimmed" aria-hidden className={classes.group}>
              {label}
            </Text>
            {inside.map((entry) => (
              <Option
                key={entry.key}
                id={`${id}-${entry.key}`}
                entry={entry}
                isActive={entry === entries[active]}
                onPoint={() => setWanted(entries.indexOf(entry))}
                onRun={() => run(entry)}
              />
            ))}
          </div>
        ))}
      </div>
      {entries.length === 0 ? (
        <Text size="sm" c="dimmed" role="status" mt="xs">
          {error ? error.problem.title : t('palette.none')}
        </Text>
      ) : null}
      <Text size="xs" c="dimmed" mt="xs">
        {t('palette.hint')}
      </Text>
    </Modal>
  );
}

interface OptionProps {
  id: string;
  entry: Entry;
  isActive: boolean;
  onPoint: () => void;
  onRun: () => void;
}

function Option({ id, entry: { label, hint, icon: Icon }, isActive, onPoint, onRun }: OptionProps) {
  return (
    // The field has the focus and the keys; the mouse is a comfort.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={classes.option}
      onMouseMove={onPoint}
      onClick={onRun}
    >
      <Icon size={16} stroke={1.6} aria-hidden />
      <span>
        {label}
        {hint ? (
          <Text span size="xs" c="dimmed" ml={8}>
            {hint}
          </Text>
        ) : null}
      </span>
    </div>
  );
}

/** What fits what was typed, in groups; before anything is typed, all that one can do. */
function useEntries(typed: string, openDialog: (dialog: PaletteDialog) => void) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { actions, pages } = useCommands(openDialog);
  const { contacts, companies, isFetching, error } = useHits(typed);
  const fitting = (commands: readonly Command[]) =>
    commands.filter(({ label }) => typed.trim() === '' || matches(label, typed.trim()));
  const groups: EntryGroup[] = [
    { label: t('palette.actions'), entries: fitting(actions) },
    { label: t('palette.pages'), entries: fitting(pages) },
    {
      label: t('page.contacts'),
      entries: contacts.map(({ contactId, displayName, company, city }) => ({
        key: contactId,
        label: displayName,
        hint: [company?.name, city].filter(Boolean).join(' · '),
        icon: CONTACT_ICON,
        run: () => void navigate({ to: '/contacts/$contactId', params: { contactId } }),
      })),
    },
    {
      label: t('page.companies'),
      entries: companies.map(({ companyId, name, city }) => ({
        key: companyId,
        label: name,
        hint: city,
        icon: IconBuilding,
        run: () => void navigate({ to: '/companies/$companyId', params: { companyId } }),
      })),
    },
  ];
  return { groups: groups.filter(({ entries }) => entries.length > 0), isFetching, error };
}
